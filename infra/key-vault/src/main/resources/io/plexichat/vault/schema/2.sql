-- The order in the log, by its position, up to which keys were destroyed. One row.
CREATE TABLE vault.destruction (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    through bigint NOT NULL
);
INSERT INTO vault.destruction (through) VALUES (-1);

-- Channels in which no key is made any more for months before one.
CREATE TABLE vault.ended_months (
    channel_id uuid PRIMARY KEY,
    -- The first day of the first month that goes on.
    first_kept date NOT NULL
);
