package io.plexichat.gateway.live;

/** The connection cannot begin, for the reason that is its cause. */
final class RefusedConnectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedConnectionException(Throwable reason) {
        super(reason);
    }
}
