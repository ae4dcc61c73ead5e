package io.plexichat.query.projection;

/** What a projection is doing. */
public enum ProjectionState {
    STOPPED,
    /** Waiting for what it writes to. */
    STARTING,
    RUNNING,
    /** Something it writes to was away; it tries again by itself. */
    WAITING,
    /** It could not take an event, and stands before it: nothing is skipped. */
    FAILED
}
