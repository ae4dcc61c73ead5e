package io.plexichat.query.projection;

import java.io.IOException;

/** A place outside Postgres that a projection fills. Writes to it are idempotent, as it shares no transaction with the position. */
public interface ProjectionTarget {
    ProjectionTarget NONE = new ProjectionTarget() {
        @Override
        public boolean prepare() {
            return true;
        }

        @Override
        public void clear() {}

        @Override
        public boolean isUnavailable(Throwable cause) {
            return false;
        }
    };

    /**
     * Makes what is missing. Tried again until it succeeds, before the first event.
     *
     * @return whether what was projected earlier is still there; if not, everything is projected again
     */
    boolean prepare() throws IOException;

    /** Drops all content. */
    void clear() throws IOException;

    /** Whether a failure is the target's being away, so that waiting helps. */
    boolean isUnavailable(Throwable cause);
}
