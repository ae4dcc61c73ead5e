create table {schema}.author (
    account_id uuid primary key,
    -- Sealed, as in the event.
    username bytea not null,
    display_name bytea not null
);

create table {schema}.head (
    channel_id uuid primary key,
    last_seq bigint not null,
    last_position bigint not null
);

create table {schema}.message (
    message_id uuid not null,
    channel_id uuid not null,
    seq bigint not null,
    position bigint not null,
    author_id uuid not null,
    -- Sealed, as in the event that sent or last edited it; null once deleted.
    text bytea,
    sent_at timestamptz not null,
    edited_at timestamptz,
    deleted boolean not null default false,
    reply_to uuid
);
create table {schema}.version (
    message_id uuid not null,
    position bigint not null,
    -- Sealed, as in the event of this version.
    text bytea not null,
    by_account uuid not null,
    at timestamptz not null,
    primary key (message_id, position)
);

create table {schema}.reaction (
    message_id uuid not null,
    emoji text collate "C" not null,
    account_id uuid not null,
    position bigint not null,
    primary key (message_id, emoji, account_id)
);

create table {schema}.read_marker (
    channel_id uuid not null,
    account_id uuid not null,
    read_seq bigint not null,
    primary key (channel_id, account_id)
);

create table {schema}.feed (
    position bigint not null,
    type text not null,
    channel_id uuid not null,
    at timestamptz not null,
    -- Who joined, left, read or reacted.
    account_id uuid,
    message_id uuid,
    emoji text,
    role text,
    read_position bigint
);
alter table {schema}.message add primary key (message_id);
create unique index message_timeline on {schema}.message (channel_id, position) include (seq);
-- For erasing an account, and for retention.
create index on {schema}.message (author_id, position);
create index on {schema}.message (channel_id, sent_at) where not deleted;

alter table {schema}.feed add primary key (position);
create index on {schema}.feed (channel_id, position);
