create table {schema}.erasure (
    erasure_id uuid primary key,
    -- The subject: one of both.
    account_id uuid,
    channel_id uuid,
    state text not null,
    requested_by uuid not null,
    requested_at timestamptz not null,
    due_at timestamptz not null,
    -- Of the event that requested it.
    position bigint not null,
    taken_back_by uuid,
    taken_back_at timestamptz,
    begun_at timestamptz,
    begin_position bigint,
    completed_at timestamptz,
    complete_position bigint,
    keys bigint,
    messages bigint
);
create unique index on {schema}.erasure (position);
create index on {schema}.erasure (account_id, position) where account_id is not null;
create index on {schema}.erasure (channel_id, position) where channel_id is not null;
create index on {schema}.erasure (due_at) where state in ('requested', 'begun');

create table {schema}.hold (
    hold_id uuid primary key,
    -- The subject: one of both.
    account_id uuid,
    channel_id uuid,
    -- Sealed, as in the event.
    reason bytea not null,
    placed_by uuid not null,
    placed_at timestamptz not null,
    -- Of the event that placed it.
    position bigint not null,
    lifted_by uuid,
    lifted_at timestamptz
);
create unique index on {schema}.hold (position);
create index on {schema}.hold (account_id) where lifted_at is null and account_id is not null;
create index on {schema}.hold (channel_id) where lifted_at is null and channel_id is not null;

create table {schema}.retention (
    -- Null for the default.
    channel_id uuid,
    kind text not null,
    keep_micros bigint,
    set_by uuid,
    set_at timestamptz,
    -- The first day of the first month whose keys are not ordered destroyed.
    first_kept date,
    -- Of the event that ordered that.
    applied_position bigint,
    applied_at timestamptz
);
create unique index retention_of on {schema}.retention (channel_id) nulls not distinct;
