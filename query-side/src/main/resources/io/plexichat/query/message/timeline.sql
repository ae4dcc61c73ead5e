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
    -- How many rows of mention there are for the account in the channel after read_seq.
    mentions bigint not null,
    primary key (channel_id, account_id)
);

-- Whom a name belongs to, and since which event.
create table {schema}.name (
    -- The keyed hash of the normalised name.
    name_key text collate "C" primary key,
    account_id uuid not null,
    position bigint not null
);

-- Of messages as they stand: none of one that is deleted or erased.
create table {schema}.mention (
    account_id uuid not null,
    position bigint not null,
    message_id uuid not null,
    channel_id uuid not null,
    seq bigint not null,
    author_id uuid not null,
    -- Of the key the message is sealed under: 12 times the year and the months before it, UTC.
    month bigint not null,
    primary key (account_id, position)
);
create index on {schema}.mention (account_id, channel_id, seq);
create index on {schema}.mention (message_id);
create index on {schema}.mention (author_id);
create index on {schema}.mention (channel_id, month);

-- Whose texts cannot be opened any more, and up to which month, it excluded, those of a channel.
create table {schema}.erased_author (
    account_id uuid primary key
);
create table {schema}.erased_channel (
    channel_id uuid primary key,
    month bigint not null
);

-- How many messages of a channel are deleted, of those numbered from node on, as many as the greatest power of two that divides
-- node. So a deletion is in a row for each binary one of its number, and a sum from any number on is one of a row for each zero.
create table {schema}.deletion (
    channel_id uuid not null,
    node bigint not null,
    messages bigint not null,
    primary key (channel_id, node)
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
