-- Some snapshots of an aggregate instead of one, so that what it was long ago is not read from the beginning.
ALTER TABLE log.snapshot DROP CONSTRAINT snapshot_pkey;
ALTER TABLE log.snapshot ADD CONSTRAINT snapshot_pkey PRIMARY KEY (aggregate_id, sequence);
