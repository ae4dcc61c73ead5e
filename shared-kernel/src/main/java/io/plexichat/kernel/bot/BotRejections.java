package io.plexichat.kernel.bot;

import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;

public enum BotRejections implements RejectionCode {
    /** Also one that somebody else looks after. */
    NOT_FOUND("bot.not-found", Rejection.Kind.NOT_FOUND),
    LOCKED("bot.locked", Rejection.Kind.CONFLICT),
    /** Whoever looks after a bot is a person. */
    OWNER_IS_BOT("bot.owner-is-bot", Rejection.Kind.CONFLICT),
    TOO_MANY_TOKENS("bot.too-many-tokens", Rejection.Kind.CONFLICT),
    TOKEN_NOT_FOUND("api-token.not-found", Rejection.Kind.NOT_FOUND),
    /** The call asks who makes it, and a token cannot show that. */
    TOKEN_NOT_ENOUGH("api-token.not-enough", Rejection.Kind.FORBIDDEN);

    private final String code;
    private final Rejection.Kind kind;

    BotRejections(String code, Rejection.Kind kind) {
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
