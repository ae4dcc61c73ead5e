package io.plexichat.kernel.session;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.factor.FactorCode;
import io.plexichat.kernel.factor.PasskeyAssertion;
import java.time.Instant;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

public sealed interface SessionCommand {
    SessionId sessionId();

    /** Begins a session, however somebody shows who they are. Answers {@link StartedSession}. */
    sealed interface Start extends SessionCommand {
        TokenHash refreshToken();

        @Nullable
        DeviceName device();

        Instant at();

        Instant expiresAt();
    }

    /**
     * Rejected with {@code session.bad-credentials}, after the same work whatever was wrong, and, once the
     * password is right, with {@code session.second-factor-required} or {@code session.wrong-code}. After many of these it is
     * {@code session.too-many-attempts}, whether there is such an account or not.
     *
     * @param code of a second factor, where there is one
     */
    record StartSession(
            SessionId sessionId,
            Username username,
            Password password,
            @Nullable FactorCode code,
            TokenHash refreshToken,
            @Nullable DeviceName device,
            Instant at,
            Instant expiresAt)
            implements Start {}

    /**
     * By a passkey alone, which is two factors: the authenticator, and what it knows its owner by. Rejected with
     * {@code session.wrong-passkey}, {@code session.passkey-expired} and {@code session.too-many-attempts}.
     */
    record StartSessionByPasskey(
            SessionId sessionId,
            PasskeyAssertion passkey,
            TokenHash refreshToken,
            @Nullable DeviceName device,
            Instant at,
            Instant expiresAt)
            implements Start {}

    /** As {@link ProveSession}, by a passkey. Rejected as {@link StartSessionByPasskey} is. */
    record ProveSessionByPasskey(
            @TargetAggregateIdentifier SessionId sessionId, AccountId accountId, PasskeyAssertion passkey, Instant at)
            implements SessionCommand {}

    /**
     * Answers a {@link RefreshOutcome}. A token that was used before ends the session, so the answer is not an exception: that
     * would undo the ending.
     */
    record RefreshSession(
            @TargetAggregateIdentifier SessionId sessionId,
            TokenHash presented,
            TokenHash next,
            Instant at,
            SessionLimits limits)
            implements SessionCommand {}

    /**
     * Shows anew who uses a session, by the password or a code of the second factor; what is given of both has to be right. Answers the
     * {@link LiveSession}; rejected with {@code account.wrong-password}, {@code session.wrong-code}, {@code session.too-many-attempts},
     * {@code session.ended}, and {@code session.not-found} when it is another's.
     *
     * @param accountId the owner
     */
    record ProveSession(
            @TargetAggregateIdentifier SessionId sessionId,
            AccountId accountId,
            @Nullable Password password,
            @Nullable FactorCode code,
            Instant at)
            implements SessionCommand {}

    /** @param accountId the owner; rejected with {@code session.not-found} when it is another's */
    record EndSession(@TargetAggregateIdentifier SessionId sessionId, AccountId accountId, Instant at)
            implements SessionCommand {}

    /**
     * Whom a session acts for.
     *
     * @param secondFactor whether the account has one, which was asked for when the session was started, or enrolled since
     */
    record Authenticated(AccountId accountId, Username username, Set<ServerRole> roles, boolean secondFactor) {
        public Authenticated {
            roles = ServerRole.setOf(roles);
        }

        public Authenticated withSecondFactor(boolean isThere) {
            return new Authenticated(accountId, username, roles, isThere);
        }
    }

    /** @param failed logins to the account since the last one; null when there were none, or it is not known any more */
    record StartedSession(
            Authenticated authenticated, @Nullable FailedAttempts failed) {}

    /**
     * Wrong passwords, codes and passkeys.
     *
     * @param count of those that were looked at
     */
    record FailedAttempts(int count, Instant first, Instant last) {}

    /** @param session null when the token was refused */
    record RefreshOutcome(@Nullable LiveSession session) {}

    /**
     * A session that goes on.
     *
     * @param expiresAt unless it is refreshed before
     * @param provedAt when the password or a code was last given in it
     */
    record LiveSession(Authenticated authenticated, Instant expiresAt, Instant provedAt) {}
}
