package io.plexichat.query.projection;

import java.util.Optional;

/** Where a bulk reading is beside the position, kept in the same transactions as the rows. */
public interface BulkPlace {
    /** The position that the second pass goes on with; empty when the first has left nothing to it. */
    Optional<Long> next();

    void moveTo(long next);

    boolean isIndexed();

    /** From now on, {@link #isIndexed}. */
    void indexed();
}
