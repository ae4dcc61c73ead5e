package io.plexichat.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** A stored event of a known type cannot be upcast or deserialised. */
public final class UnreadableEventException extends EventStoreException {

    private final long position;

    UnreadableEventException(long position, String type, Throwable cause) {
        super(
                "Expected to read the event at position " + position + " of type " + type
                        + ", but it cannot be decoded.",
                cause);
        this.position = position;
    }

    public long position() {
        return position;
    }
}
