package io.plexichat.kernel.erasure;

import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;

public enum ErasureRejections implements RejectionCode {
    NOT_FOUND("erasure.not-found", Rejection.Kind.NOT_FOUND),
    /** It cannot be stopped any more. */
    BEGUN("erasure.begun", Rejection.Kind.CONFLICT),
    NOT_DUE("erasure.not-due", Rejection.Kind.CONFLICT),
    HELD("erasure.held", Rejection.Kind.CONFLICT),
    NOT_COMPLETED("erasure.not-completed", Rejection.Kind.CONFLICT),
    /** Without administrators nobody could look after the server. */
    OF_ADMINISTRATOR("erasure.of-administrator", Rejection.Kind.CONFLICT),
    HOLD_NOT_FOUND("hold.not-found", Rejection.Kind.NOT_FOUND);

    private final String code;
    private final Rejection.Kind kind;

    ErasureRejections(String code, Rejection.Kind kind) {
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
