create table {schema}.session (
    session_id uuid primary key,
    account_id uuid not null,
    -- Sealed, as in the event.
    device bytea,
    started_at timestamptz not null,
    last_used_at timestamptz not null,
    expires_at timestamptz not null
);
create index on {schema}.session (account_id, last_used_at, session_id);
