package io.plexichat.kernel.account;

import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;

public enum AccountRejections implements RejectionCode {
    NOT_FOUND("account.not-found", Rejection.Kind.NOT_FOUND),
    USERNAME_TAKEN("account.username-taken", Rejection.Kind.CONFLICT),
    /** Who looks after accounts would lock out whoever could undo it. */
    LOCK_OF_ONESELF("account.lock-of-oneself", Rejection.Kind.CONFLICT),
    /** Or too long ago, or the code was used. */
    EMAIL_NOT_OFFERED("account.email-not-offered", Rejection.Kind.CONFLICT),
    /** Codes are mailed there as a second factor. */
    EMAIL_IS_FACTOR("account.email-is-factor", Rejection.Kind.CONFLICT),
    EMAIL_NOT_VERIFIED("account.email-not-verified", Rejection.Kind.CONFLICT),
    WRONG_EMAIL_CODE("account.wrong-email-code", Rejection.Kind.FORBIDDEN),
    /** Administrators take that role from each other only, so one is always left. */
    ADMIN_OF_ONESELF("account.admin-of-oneself", Rejection.Kind.CONFLICT),
    WRONG_PASSWORD("account.wrong-password", Rejection.Kind.FORBIDDEN);

    private final String code;
    private final Rejection.Kind kind;

    AccountRejections(String code, Rejection.Kind kind) {
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
