package io.plexichat.gateway.security;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.Receipt;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import io.plexichat.kernel.session.SessionCommand.FailedAttempts;
import io.plexichat.kernel.session.SessionCommand.LiveSession;
import io.plexichat.kernel.session.SessionCommand.StartedSession;
import io.plexichat.kernel.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
     * @param failedAttempts to log in, since the last login; absent when there were none, and at a refresh
     * @param mustEnrol whether a second factor has to be enrolled before anything else is allowed
     */
    public record TokensResponse(
            String accessToken,
            String refreshToken,
            String tokenType,
            long expiresIn,
            SessionId sessionId,
            AccountId accountId,
            boolean mustEnrol,
            @Nullable FailedAttemptsResponse failedAttempts) {
        @Override
        public String toString() {
            return "***";
        }
    }

    public record FailedAttemptsResponse(int count, Instant first, Instant last) {
        static @Nullable FailedAttemptsResponse of(@Nullable FailedAttempts failed) {
            return failed == null ? null : new FailedAttemptsResponse(failed.count(), failed.first(), failed.last());
        }
    }

    /** @param expiresIn of the access token, in seconds */
    public record StepUpResponse(String accessToken, String tokenType, long expiresIn) {
        @Override
        public String toString() {
            return "***";
        }
    }

    public TokensResponse started(
            Receipt<StartedSession> receipt, Instant expiresAt, RefreshToken refreshToken, Instant now) {
        StartedSession started = receipt.result();
        LiveSession session = new LiveSession(started.authenticated(), expiresAt, now);
        return tokens(session, receipt.position(), refreshToken, now, started.failed());
    }

    /** @param position of the session's last event */
    public TokensResponse refreshed(LiveSession session, long position, RefreshToken refreshToken, Instant now) {
        return tokens(session, position, refreshToken, now, null);
    }

    private TokensResponse tokens(
            LiveSession session,
            long position,
            RefreshToken refreshToken,
            Instant now,
            @Nullable FailedAttempts failed) {
        Caller caller = caller(session, position, refreshToken.sessionId(), now);
        return new TokensResponse(
                accessTokens.issue(caller),
                refreshToken.text(),
                "Bearer",
                secondsLeft(caller, now),
                caller.sessionId(),
                caller.accountId(),
                caller.mustEnrol(),
                FailedAttemptsResponse.of(failed));
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
