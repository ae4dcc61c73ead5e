package io.plexichat.kernel;

/** Carries a {@link Rejection} out of a handler. It is an answer, not a failure, and so has no stack trace. */
public final class RejectedException extends RuntimeException {
    private final transient Rejection rejection;

    public RejectedException(Rejection rejection) {
        super(rejection.code() + ": " + rejection.message(), null, false, false);
        this.rejection = rejection;
    }

    public Rejection rejection() {
        return rejection;
    }
}
