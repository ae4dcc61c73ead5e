/**
 * How read models are kept: each from the log alone, in batches, exactly once.
 *
 * <p>A {@link io.plexichat.query.projection.Projection} owns the Postgres schema {@code <name>_<generation>}. Its table
 * {@code progress} holds the position reached, which moves in the transaction that writes the rows. So a crash at any moment
 * leaves rows and position that belong together, and commits need not wait for the disk: what a power loss takes, the log gives
 * again.
 */
@NullMarked
package io.plexichat.query.projection;

import org.jspecify.annotations.NullMarked;
