package io.plexichat.kernel.channel;

import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;

public enum ChannelRejections implements RejectionCode {
    NOT_FOUND("channel.not-found", Rejection.Kind.NOT_FOUND),
    MEMBER_NOT_FOUND("channel.member-not-found", Rejection.Kind.NOT_FOUND),
    NAME_TAKEN("channel.name-taken", Rejection.Kind.CONFLICT),
    ARCHIVED("channel.archived", Rejection.Kind.CONFLICT),
    LAST_OWNER("channel.last-owner", Rejection.Kind.CONFLICT),
    NOT_A_MEMBER("channel.not-a-member", Rejection.Kind.FORBIDDEN),
    NOT_ALLOWED("channel.not-allowed", Rejection.Kind.FORBIDDEN),
    /** Until a time; reading goes on. */
    MUTED("channel.muted", Rejection.Kind.FORBIDDEN),
    /** A direct channel keeps the members, the name and the topic it was made with. */
    DIRECT_IS_FIXED("channel.direct-is-fixed", Rejection.Kind.CONFLICT);

    private final String code;
    private final Rejection.Kind kind;

    ChannelRejections(String code, Rejection.Kind kind) {
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
