create table {schema}.line (
    position bigint primary key,
    name text not null,
    number bigint not null,
    text text not null
);
