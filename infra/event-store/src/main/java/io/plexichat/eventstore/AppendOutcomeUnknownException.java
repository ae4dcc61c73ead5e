package io.plexichat.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * The connection was lost while the events were being committed, and did not return in time to find out whether they
 * were. They are in the log as a whole or not at all.
 */
public final class AppendOutcomeUnknownException extends LogUnavailableException {

    AppendOutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
