package io.plexichat.kernel.session;

import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;

public enum SessionRejections implements RejectionCode {
    /** The same answer for an unknown name, a wrong password and an account that nobody can log in to. */
    BAD_CREDENTIALS("session.bad-credentials", Rejection.Kind.UNAUTHENTICATED),
    INVALID_REFRESH_TOKEN("session.invalid-refresh-token", Rejection.Kind.UNAUTHENTICATED),
    ENDED("session.ended", Rejection.Kind.UNAUTHENTICATED),
    NOT_FOUND("session.not-found", Rejection.Kind.NOT_FOUND);

    private final String code;
    private final Rejection.Kind kind;

    SessionRejections(String code, Rejection.Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
