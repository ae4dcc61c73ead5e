create table {schema}.bot (
    account_id uuid primary key,
    owner_id uuid not null,
    created_at timestamptz not null
);
create index on {schema}.bot (owner_id, account_id);

-- Gone when it is revoked.
create table {schema}.api_token (
    token_id uuid primary key,
    account_id uuid not null,
    -- As they were when it was made.
    owner_id uuid not null,
    issued_by uuid not null,
    token_hash text not null unique,
    -- Sealed, as in the event.
    label bytea not null,
    -- Separated by commas.
    scopes text not null,
    position bigint not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz
);
create index on {schema}.api_token (account_id, position);

-- Accounts that were locked or erased: tokens that they stand behind and that were made before are over.
create table {schema}.barred (
    account_id uuid primary key,
    barred boolean not null,
    since bigint not null
);
