create table {schema}.login (
    -- Of the event.
    position bigint primary key,
    failed boolean not null,
    -- Null when the name was nobody's, and of those that were too many to tell apart.
    account_id uuid,
    -- Hashed, where it was nobody's.
    name text,
    -- Hashed.
    address text,
    wrong bigint not null,
    turned_away bigint not null,
    first_at timestamptz not null,
    last_at timestamptz not null
);
create index on {schema}.login (last_at, position);
create index on {schema}.login (account_id, last_at, position);
create index on {schema}.login (name, last_at, position) where name is not null;
create index on {schema}.login (last_at, position) where failed;
create index on {schema}.login (account_id, last_at, position) where failed;
