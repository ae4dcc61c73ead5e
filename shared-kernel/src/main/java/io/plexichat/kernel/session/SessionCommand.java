package io.plexichat.kernel.session;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import java.time.Instant;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

public sealed interface SessionCommand {
    SessionId sessionId();

    /** Answers {@link Authenticated}; rejected with {@code session.bad-credentials}, after the same work whatever was wrong. */
    record StartSession(
            SessionId sessionId,
            Username username,
            Password password,
            TokenHash refreshToken,
            @Nullable DeviceName device,
            Instant at,
            Instant expiresAt)
            implements SessionCommand {}

    /**
     * Answers a {@link RefreshOutcome}. A token that was used before ends the session, so the answer is not an exception: that
     * would undo the ending.
     *
     * @param expiresAt of the next token
     */
    record RefreshSession(
            @TargetAggregateIdentifier SessionId sessionId,
            TokenHash presented,
            TokenHash next,
            Instant at,
            Instant expiresAt)
            implements SessionCommand {}

    /** @param accountId the owner; rejected with {@code session.not-found} when it is another's */
    record EndSession(@TargetAggregateIdentifier SessionId sessionId, AccountId accountId, Instant at)
            implements SessionCommand {}

    /** Whom a session acts for. */
    record Authenticated(AccountId accountId, Username username, Set<ServerRole> roles) {
        public Authenticated {
            roles = ServerRole.setOf(roles);
        }
    }

    /** @param authenticated null when the token was refused */
    record RefreshOutcome(@Nullable Authenticated authenticated) {}
}
