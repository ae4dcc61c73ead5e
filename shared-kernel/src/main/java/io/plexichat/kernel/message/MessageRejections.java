package io.plexichat.kernel.message;

import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;

public enum MessageRejections implements RejectionCode {
    NOT_FOUND("message.not-found", Rejection.Kind.NOT_FOUND),
    ID_TAKEN("message.id-taken", Rejection.Kind.CONFLICT),
    DELETED("message.deleted", Rejection.Kind.CONFLICT),
    NOT_AUTHOR("message.not-author", Rejection.Kind.FORBIDDEN),
    REPLY_NOT_FOUND("message.reply-not-found", Rejection.Kind.INVALID),
    TOO_MANY_REACTIONS("message.too-many-reactions", Rejection.Kind.CONFLICT);

    private final String code;
    private final Rejection.Kind kind;

    MessageRejections(String code, Rejection.Kind kind) {
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
