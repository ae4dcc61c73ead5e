package io.plexichat.query.projection;

import java.io.IOException;

/** A place outside Postgres that a projection fills. Writes to it are idempotent, as it shares no transaction with the position. */
public interface ProjectionTarget {
    ProjectionTarget NONE = new ProjectionTarget() {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public void create() {}

        @Override
        public void drop() {}

        @Override
        public boolean isUnavailable(Throwable cause) {
            return false;
        }
    };

    /** Whether it holds what was projected earlier. Asked before the first event; if not, everything is projected again. */
    boolean isThere() throws IOException;

    /** Makes it, empty. That it is there already is no failure. */
    void create() throws IOException;

    void drop() throws IOException;

    /** Whether a failure is the target's being away, so that waiting helps. */
    boolean isUnavailable(Throwable cause);
}
