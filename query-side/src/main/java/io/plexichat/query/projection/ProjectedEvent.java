package io.plexichat.query.projection;

/** An event of the log, decoded. */
public record ProjectedEvent(long position, Object payload) {}
