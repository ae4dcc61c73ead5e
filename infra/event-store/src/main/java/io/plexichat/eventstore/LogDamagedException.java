package io.plexichat.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The log is not what this store has written: a position is missing, or holds another event. */
public final class LogDamagedException extends EventStoreException {

    LogDamagedException(String message) {
        super(message);
    }

    LogDamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
