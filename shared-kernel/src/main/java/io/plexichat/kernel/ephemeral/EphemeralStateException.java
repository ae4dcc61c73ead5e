package io.plexichat.kernel.ephemeral;

/** What is shared is out of reach, or could not be written down. */
public final class EphemeralStateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EphemeralStateException(String message, Throwable cause) {
        super(message, cause);
    }

    public EphemeralStateException(String message) {
        super(message);
    }
}
