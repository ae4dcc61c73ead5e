create table {schema}.note (
    position bigint primary key,
    text text not null
);
