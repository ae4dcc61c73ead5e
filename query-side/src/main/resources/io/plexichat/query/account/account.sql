create table {schema}.account (
    account_id uuid primary key,
    username text not null,
    display_name text not null,
    email text,
    -- Separated by commas, in alphabetical order.
    roles text not null
);
