package io.plexichat.query.projection;

/** Which events are taken. */
enum Pass {
    /** All, in order. */
    LIVE,
    /** All that cannot wait, into tables without indexes. */
    BULK,
    /** Those that could, once the indexes are there. */
    DEFERRED;

    boolean takes(boolean deferrable) {
        return switch (this) {
            case LIVE -> true;
            case BULK -> !deferrable;
            case DEFERRED -> deferrable;
        };
    }
}
