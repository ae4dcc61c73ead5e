package io.plexichat.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/** A stored event is damaged, or of a known type but cannot be upcast or deserialised. */
public final class UnreadableEventException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final long position;
    private final String type;

    UnreadableEventException(long position, String type, @Nullable Throwable cause) {
        super(
                "Expected to read the event at position " + position + " of type " + type
                        + ", but it cannot be decoded.",
                cause);
        this.position = position;
        this.type = type;
    }

    public long position() {
        return position;
    }

    /** The stored name of its type. */
    public String type() {
        return type;
    }

    /** For another thread or another try: an exception that is thrown twice gathers what is suppressed on its ways. */
    UnreadableEventException again() {
        return new UnreadableEventException(position, type, getCause());
    }
}
