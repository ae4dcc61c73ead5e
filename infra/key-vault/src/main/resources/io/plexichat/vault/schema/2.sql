-- The order in the log, by its position, up to which keys were destroyed. One row.
CREATE TABLE vault.destruction (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    through bigint NOT NULL
);
INSERT INTO vault.destruction (through) VALUES (-1);
