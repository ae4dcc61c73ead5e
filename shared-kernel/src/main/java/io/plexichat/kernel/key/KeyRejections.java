package io.plexichat.kernel.key;

import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;

public enum KeyRejections implements RejectionCode {
    /** What would be written belongs to an account, a channel or a month that was erased. */
    DESTROYED("key.destroyed", Rejection.Kind.CONFLICT),
    ROTATION_RUNNING("key.rotation-running", Rejection.Kind.CONFLICT),
    UNAVAILABLE("key.unavailable", Rejection.Kind.UNAVAILABLE);

    private final String code;
    private final Rejection.Kind kind;

    KeyRejections(String code, Rejection.Kind kind) {
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
