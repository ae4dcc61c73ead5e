package io.plexichat.command.session;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.session.SessionEvent;
import io.plexichat.kernel.session.SessionEvent.SessionEnded;
import io.plexichat.kernel.session.SessionEvent.SessionProved;
import io.plexichat.kernel.session.SessionEvent.SessionRefreshed;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.TokenHash;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * @param refreshToken the only one that may be used next
 * @param provedAt when the password or a code was last given
 */
record SessionState(
        SessionId sessionId,
        AccountId accountId,
        TokenHash refreshToken,
        Instant startedAt,
        Instant expiresAt,
        Instant provedAt,
        boolean ended) {

    /** @param before null before the first event */
    static SessionState evolve(@Nullable SessionState before, SessionEvent event) {
        return switch (event) {
            case SessionStarted started ->
                new SessionState(
                        started.sessionId(),
                        started.accountId(),
                        started.refreshToken(),
                        started.at(),
                        started.expiresAt(),
                        started.at(),
                        false);
            case SessionRefreshed refreshed ->
                Objects.requireNonNull(before).with(refreshed.refreshToken(), refreshed.expiresAt());
            case SessionProved proved -> Objects.requireNonNull(before).provedAt(proved.at());
            case SessionEnded _ -> Objects.requireNonNull(before).asEnded();
        };
    }

    boolean isLive(Instant at) {
        return !ended && at.isBefore(expiresAt);
    }

    private SessionState with(TokenHash nextToken, Instant nextExpiresAt) {
        return new SessionState(sessionId, accountId, nextToken, startedAt, nextExpiresAt, provedAt, ended);
    }

    private SessionState provedAt(Instant at) {
        return new SessionState(sessionId, accountId, refreshToken, startedAt, expiresAt, at, ended);
    }

    private SessionState asEnded() {
        return new SessionState(sessionId, accountId, refreshToken, startedAt, expiresAt, provedAt, true);
    }
}
