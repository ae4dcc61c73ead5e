package io.plexichat.kernel.recovery;

import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;

public enum RecoveryRejections implements RejectionCode {
    /** The same answer for one that was never given, was used, is too old, or is overtaken by another change of the account. */
    INVALID_TOKEN("recovery.invalid-token", Rejection.Kind.FORBIDDEN);

    private final String code;
    private final Rejection.Kind kind;

    RecoveryRejections(String code, Rejection.Kind kind) {
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
