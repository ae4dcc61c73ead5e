-- Keys that wrap data keys. One is current; the others retire, or are retired and of no use to anybody.
CREATE TABLE vault.generation (
    number int PRIMARY KEY,
    provider text NOT NULL,
    key_reference text NOT NULL,
    -- By the provider's key; null once retired.
    wrapped bytea,
    state text NOT NULL CHECK (state IN ('CURRENT', 'RETIRING', 'RETIRED')),
    made_at timestamptz NOT NULL,
    -- The rotation that made it; null for the first.
    rotation_id uuid UNIQUE,
    -- How many data keys were wrapped again by it.
    rewrapped bigint NOT NULL DEFAULT 0,
    -- Whether the provider has been told that its key is of no use any more.
    provider_told boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX ON vault.generation (state) WHERE state = 'CURRENT';

CREATE TABLE vault.data_key (
    key_id uuid PRIMARY KEY,
    -- The first 16 bytes of the SHA-256 of the scope: one key for each.
    scope_id uuid NOT NULL UNIQUE,
    purpose text NOT NULL,
    account_id uuid,
    channel_id uuid,
    -- The first day of a month.
    period date,
    generation int NOT NULL REFERENCES vault.generation,
    -- By the generation's key; null once destroyed.
    wrapped bytea,
    destroyed_at timestamptz
);
CREATE INDEX ON vault.data_key (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX ON vault.data_key (channel_id, period) WHERE channel_id IS NOT NULL;
CREATE INDEX ON vault.data_key (generation, key_id) WHERE wrapped IS NOT NULL;

-- Accounts and channels for which no key is made any more.
CREATE TABLE vault.erased (
    id uuid PRIMARY KEY,
    at timestamptz NOT NULL
);
