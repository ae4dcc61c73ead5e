create table {schema}.channel (
    channel_id uuid primary key,
    is_public boolean not null
);
