-- Channels in which no key is made any more for months before one.
CREATE TABLE vault.ended_months (
    channel_id uuid PRIMARY KEY,
    -- The first day of the first month that goes on.
    first_kept date NOT NULL
);
