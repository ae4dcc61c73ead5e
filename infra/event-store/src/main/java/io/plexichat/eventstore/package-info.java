/**
 * A Postgres event store for Axon: one strict order, group commit, and a tail without polling.
 *
 * <p>Positions are 0, 1, 2, ... without holes, and commit order is position order. One thread of one process writes: it
 * owns a connection that holds a session-level advisory lock. Units of work wait in a queue and are committed together,
 * so that they share the fsync; each is atomic and lies contiguously. A unit of work is answered only once it is durable.
 *
 * <p>Tables: {@code log.event} (key: position; unique: aggregate and sequence), {@code log.snapshot} (key: aggregate
 * and sequence), {@code log.schema_version}.
 */
@NullMarked
package io.plexichat.eventstore;

import org.jspecify.annotations.NullMarked;
