package io.plexichat.eventstore;

/**
 * Another process, or another store of this one, writes to this database.
 *
 * <p>A second writer is refused and not queued behind the first: the first gives its readers the tail from memory, and they
 * would not see what another process appends.
 */
public final class LogOwnedElsewhereException extends LogUnavailableException {

    LogOwnedElsewhereException(String message) {
        super(message);
    }
}
