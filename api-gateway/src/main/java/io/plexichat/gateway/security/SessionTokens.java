package io.plexichat.gateway.security;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.GatewayProperties;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import io.plexichat.kernel.session.SessionCommand.LiveSession;
import io.plexichat.kernel.session.SessionId;
import java.time.Duration;
import java.time.Instant;

/** Hands out tokens for a session, however it was begun. */
public final class SessionTokens {
    private final AccessTokens accessTokens;
    private final FactorPolicy factors;
    private final Duration lifetime;

    SessionTokens(AccessTokens accessTokens, FactorPolicy factors, GatewayProperties.Sessions sessions) {
        this.accessTokens = accessTokens;
        this.factors = factors;
        this.lifetime = sessions.accessToken();
    }

    /**
     * @param expiresIn of the access token, in seconds
     * @param mustEnrol whether a second factor has to be enrolled before anything else is allowed
     */
    public record TokensResponse(
            String accessToken,
            String refreshToken,
            String tokenType,
            long expiresIn,
            SessionId sessionId,
            AccountId accountId,
            boolean mustEnrol) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** @param expiresIn of the access token, in seconds */
    public record StepUpResponse(String accessToken, String tokenType, long expiresIn) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** @param position of the session's last event */
    public TokensResponse tokens(LiveSession session, long position, RefreshToken refreshToken, Instant now) {
        Caller caller = caller(session, position, refreshToken.sessionId(), now);
        return new TokensResponse(
                accessTokens.issue(caller),
                refreshToken.text(),
                "Bearer",
                secondsLeft(caller, now),
                caller.sessionId(),
                caller.accountId(),
                caller.mustEnrol());
    }

    /** An access token alone, that says when the session was proved. */
    public StepUpResponse steppedUp(LiveSession session, long position, SessionId sessionId, Instant now) {
        Caller caller = caller(session, position, sessionId, now);
        return new StepUpResponse(accessTokens.issue(caller), "Bearer", secondsLeft(caller, now));
    }

    private Caller caller(LiveSession session, long position, SessionId sessionId, Instant now) {
        Authenticated account = session.authenticated();
        Instant expiresAt = now.plus(lifetime);
        return new Caller(
                account.accountId(),
                sessionId,
                account.username(),
                account.roles(),
                // An access token does not outlive its session.
                expiresAt.isBefore(session.expiresAt()) ? expiresAt : session.expiresAt(),
                position,
                factors.mustEnrol(account),
                session.provedAt());
    }

    private static long secondsLeft(Caller caller, Instant now) {
        return Duration.between(now, caller.expiresAt()).toSeconds();
    }
}
