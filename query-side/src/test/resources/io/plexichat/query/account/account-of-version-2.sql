create table {schema}.account (
    account_id uuid primary key,
    -- Sealed, as in the event.
    username bytea not null,
    display_name bytea not null,
    email bytea,
    -- Whether its owner has shown to read it; it is then as in the event that said so.
    email_confirmed boolean not null default false,
    -- Separated by commas, in alphabetical order.
    roles text not null
);
