package io.plexichat.kernel.presence;

import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;

public enum PresenceRejections implements RejectionCode {
    /** What keeps the choices of accounts is away. */
    UNAVAILABLE("presence.unavailable", Rejection.Kind.UNAVAILABLE);

    private final String code;
    private final Rejection.Kind kind;

    PresenceRejections(String code, Rejection.Kind kind) {
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
