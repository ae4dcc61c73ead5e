create table {schema}.channel (
    channel_id uuid primary key,
    name text not null,
    name_key text collate "C" not null,
    kind text not null,
    topic text not null,
    archived boolean not null default false,
    member_count bigint not null default 0
);
create index on {schema}.channel (name_key, channel_id) where kind = 'PUBLIC';

create table {schema}.person (
    account_id uuid primary key,
    username text not null,
    username_key text collate "C" not null,
    display_name text not null
);
create unique index on {schema}.person (username_key);

create table {schema}.member (
    channel_id uuid not null,
    account_id uuid not null,
    role text not null,
    joined_at timestamptz not null,
    -- Of the person; here for the order of a channel's members.
    username_key text collate "C" not null,
    primary key (channel_id, account_id)
);
create index on {schema}.member (account_id, channel_id);
create index on {schema}.member (channel_id, username_key, account_id);

-- What a member may do. While changes of a channel wait as dead letters, nobody's standing in it is known: then nobody has any.
create view {schema}.standing as
select m.channel_id, m.account_id, m.role
from {schema}.member m
where not exists (select from {schema}.dead_letter letter where letter.sequence_id = m.channel_id::text);
