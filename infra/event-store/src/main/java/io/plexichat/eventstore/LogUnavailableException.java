package io.plexichat.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/** The log cannot be written or read at the moment. Unless a subclass says otherwise, nothing was appended. */
public class LogUnavailableException extends EventStoreException {

    public LogUnavailableException(String message) {
        super(message);
    }

    public LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
