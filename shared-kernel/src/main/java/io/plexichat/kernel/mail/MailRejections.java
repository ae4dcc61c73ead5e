package io.plexichat.kernel.mail;

import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;

public enum MailRejections implements RejectionCode {
    /** Whoever runs the server gave it no mail server. */
    OFF("mail.off", Rejection.Kind.CONFLICT);

    private final String code;
    private final Rejection.Kind kind;

    MailRejections(String code, Rejection.Kind kind) {
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
