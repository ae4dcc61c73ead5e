package io.plexichat.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The tables of the log are of a newer version than this store knows. */
public final class LogSchemaException extends EventStoreException {

    LogSchemaException(String message) {
        super(message);
    }
}
