create table {schema}.channel (
    channel_id uuid primary key,
    -- Of the event that made it: the order of channels.
    position bigint not null,
    -- Sealed, as in the event of the name.
    name bytea not null,
    renamed boolean not null default false,
    -- The keyed hash of the normalised name.
    name_key text collate "C" not null,
    kind text not null,
    topic bytea not null,
    topic_changed boolean not null default false,
    archived boolean not null default false,
    member_count bigint not null default 0
);
create index on {schema}.channel (position) where kind = 'PUBLIC';
create index on {schema}.channel (name_key);

create table {schema}.person (
    account_id uuid primary key,
    -- Sealed, as in the event.
    username bytea not null,
    -- The keyed hash of the normalised name.
    username_key text collate "C" not null,
    display_name bytea not null
);
create unique index on {schema}.person (username_key);

create table {schema}.member (
    channel_id uuid not null,
    account_id uuid not null,
    role text not null,
    joined_at timestamptz not null,
    primary key (channel_id, account_id)
);
create index on {schema}.member (account_id, channel_id);
create index on {schema}.member (channel_id, joined_at, account_id);

-- Who is to be quiet until when, whether or not still a member: whoever comes back is quiet still. Times that are past stay.
create table {schema}.mute (
    channel_id uuid not null,
    account_id uuid not null,
    until timestamptz not null,
    primary key (channel_id, account_id)
);

-- What a member may do. While changes of a channel wait as dead letters, nobody's standing in it is known: then nobody has any.
create view {schema}.standing as
select m.channel_id, m.account_id, m.role
from {schema}.member m
where not exists (select from {schema}.dead_letter letter where letter.sequence_id = m.channel_id::text);
