package io.plexichat.vault;

import org.jspecify.annotations.Nullable;

/** A key-encryption key cannot be had. Its message is one sentence for the operator, without secrets. */
public final class KeyProviderException extends RuntimeException {
    private final boolean transientFailure;

    private KeyProviderException(String message, @Nullable Throwable cause, boolean transientFailure) {
        super(message, cause);
        this.transientFailure = transientFailure;
    }

    /** Missing or wrong: trying again does not help. */
    public static KeyProviderException wrong(String message, @Nullable Throwable cause) {
        return new KeyProviderException(message, cause, false);
    }

    /** Out of reach for now. */
    public static KeyProviderException unreachable(String message, @Nullable Throwable cause) {
        return new KeyProviderException(message, cause, true);
    }

    public boolean isTransient() {
        return transientFailure;
    }
}
