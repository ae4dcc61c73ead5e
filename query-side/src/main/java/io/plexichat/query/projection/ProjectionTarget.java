package io.plexichat.query.projection;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A place outside Postgres that a projection fills. Writes to it are idempotent, as it shares no transaction with the position. */
public interface ProjectionTarget {
    ProjectionTarget NONE = new ProjectionTarget() {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public void create(boolean bulk) {}

        @Override
        public void drop() {}

        @Override
        public boolean isUnavailable(Throwable cause) {
            return false;
        }
    };

    /** Whether it holds what was projected earlier. Asked before the first event; if not, everything is projected again. */
    boolean isThere() throws IOException;

    /**
     * Makes it, empty. That it is there already is no failure.
     *
     * @param bulk to write at full speed what nobody reads before {@link #endBulk}
     */
    void create(boolean bulk) throws IOException;

    /** Makes it fit for readers. Doing it again changes nothing. */
    default void endBulk() throws IOException {}

    /** This generation is the one to be read from now on. */
    default void activate() throws IOException {}

    /** Its size on disk. */
    default long bytes() throws IOException {
        return 0;
    }

    /** As it is now, for as long as that is open; null when it holds nothing that is not in the database. */
    default @Nullable TargetSnapshot snapshot() throws IOException {
        return null;
    }

    void drop() throws IOException;

    /** Whether a failure is the target's being away, so that waiting helps. */
    boolean isUnavailable(Throwable cause);
}
