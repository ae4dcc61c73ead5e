create table {schema}.note (position bigint primary key);
