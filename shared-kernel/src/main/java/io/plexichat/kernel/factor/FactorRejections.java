package io.plexichat.kernel.factor;

import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;

public enum FactorRejections implements RejectionCode {
    ALREADY_ENROLLED("factor.already-enrolled", Rejection.Kind.CONFLICT),
    /** Also when the enrolment was begun too long ago. */
    NOT_ENROLLED("factor.not-enrolled", Rejection.Kind.CONFLICT),
    /** By whoever runs the server: who reads the mailbox would have both factors. */
    EMAIL_CODES_OFF("factor.email-codes-off", Rejection.Kind.CONFLICT),
    WRONG_CODE("factor.wrong-code", Rejection.Kind.FORBIDDEN),
    /** What was made for another page, another server or another challenge, or without asking who uses it. */
    WRONG_PASSKEY("factor.wrong-passkey", Rejection.Kind.FORBIDDEN),
    TOO_MANY_PASSKEYS("factor.too-many-passkeys", Rejection.Kind.CONFLICT),
    PASSKEY_NOT_FOUND("factor.passkey-not-found", Rejection.Kind.NOT_FOUND);

    private final String code;
    private final Rejection.Kind kind;

    FactorRejections(String code, Rejection.Kind kind) {
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
