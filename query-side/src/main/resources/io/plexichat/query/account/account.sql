create table {schema}.account (
    account_id uuid primary key,
    -- Sealed, as in the event.
    username bytea not null,
    display_name bytea not null,
    email bytea,
    -- Separated by commas, in alphabetical order.
    roles text not null
);
