-- Append-only. Positions are 0, 1, 2, ... without holes; commit order is position order.
-- What has a fixed length comes first, so that nothing is lost to alignment.
CREATE TABLE log.event (
    position         bigint      NOT NULL,
    -- The highest "at" up to and including this row. It never decreases, so a time is found by bisection, without an index.
    at_high          timestamptz NOT NULL,
    at               timestamptz NOT NULL,
    -- This, aggregate_id and aggregate_type are null for an event that no aggregate published.
    sequence         bigint,
    -- CRC-32C of all the rest, except at_high.
    checksum         int         NOT NULL,
    aggregate_id     text COLLATE "C",
    aggregate_type   text COLLATE "C",
    event_id         text COLLATE "C" NOT NULL,
    payload_type     text COLLATE "C" NOT NULL,
    payload_revision text COLLATE "C",
    -- How payload and metadata are written, such as application/json.
    content_type     text COLLATE "C" NOT NULL,
    payload          bytea       NOT NULL,
    metadata         bytea       NOT NULL,
    CONSTRAINT event_pkey PRIMARY KEY (position),
    CONSTRAINT event_aggregate CHECK ((aggregate_id IS NULL) = (sequence IS NULL)
        AND (aggregate_id IS NULL) = (aggregate_type IS NULL))
) WITH (
    -- Rows are never changed: pages are filled, frozen once soon after, and never looked at again by a vacuum. It also marks
    -- them as visible to all, without which no index-only scan is one.
    fillfactor = 100,
    autovacuum_freeze_min_age = 0,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 200000,
    toast.autovacuum_freeze_min_age = 0,
    toast.autovacuum_vacuum_insert_scale_factor = 0,
    toast.autovacuum_vacuum_insert_threshold = 200000
);

-- Content is mostly sealed, so trying to compress it is wasted.
ALTER TABLE log.event ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE UNIQUE INDEX event_of_aggregate ON log.event (aggregate_id, sequence) WHERE aggregate_id IS NOT NULL;

-- The latest snapshot of each aggregate. It can be emptied at any time.
CREATE TABLE log.snapshot (
    aggregate_id     text COLLATE "C" NOT NULL,
    sequence         bigint      NOT NULL,
    checksum         int         NOT NULL,
    aggregate_type   text COLLATE "C" NOT NULL,
    event_id         text COLLATE "C" NOT NULL,
    payload_type     text COLLATE "C" NOT NULL,
    payload_revision text COLLATE "C",
    content_type     text COLLATE "C" NOT NULL,
    at               timestamptz NOT NULL,
    payload          bytea       NOT NULL,
    metadata         bytea       NOT NULL,
    CONSTRAINT snapshot_pkey PRIMARY KEY (aggregate_id)
);
