-- Append-only. Positions are 0, 1, 2, ... without holes; commit order is position order.
CREATE TABLE log.event (
    position         bigint      NOT NULL,
    -- The highest "at" up to and including this row. It never decreases, so a time is found by bisection, without an index.
    at_high          timestamptz NOT NULL,
    -- The three of them are null for an event that no aggregate published.
    aggregate_id     text COLLATE "C",
    sequence         bigint,
    aggregate_type   text COLLATE "C",
    event_id         text COLLATE "C" NOT NULL,
    payload_type     text COLLATE "C" NOT NULL,
    payload_revision text COLLATE "C",
    payload          bytea       NOT NULL,
    metadata         bytea       NOT NULL,
    at               timestamptz NOT NULL,
    CONSTRAINT event_pkey PRIMARY KEY (position),
    CONSTRAINT event_aggregate CHECK ((aggregate_id IS NULL) = (sequence IS NULL)
        AND (aggregate_id IS NULL) = (aggregate_type IS NULL))
);

-- Content is mostly sealed, so trying to compress it is wasted.
ALTER TABLE log.event ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE UNIQUE INDEX event_of_aggregate ON log.event (aggregate_id, sequence) WHERE aggregate_id IS NOT NULL;

-- The latest snapshot of each aggregate. It can be emptied at any time.
CREATE TABLE log.snapshot (
    aggregate_id     text COLLATE "C" NOT NULL,
    sequence         bigint      NOT NULL,
    aggregate_type   text COLLATE "C" NOT NULL,
    event_id         text COLLATE "C" NOT NULL,
    payload_type     text COLLATE "C" NOT NULL,
    payload_revision text COLLATE "C",
    payload          bytea       NOT NULL,
    metadata         bytea       NOT NULL,
    at               timestamptz NOT NULL,
    CONSTRAINT snapshot_pkey PRIMARY KEY (aggregate_id)
);
