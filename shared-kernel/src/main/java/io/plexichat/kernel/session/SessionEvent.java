package io.plexichat.kernel.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plexichat.kernel.EventName;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.key.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

public sealed interface SessionEvent {
    SessionId sessionId();

    AccountId accountId();

    @EventName("session.started")
    record SessionStarted(
            SessionId sessionId,
            AccountId accountId,
            TokenHash refreshToken,
            @Nullable Sealed device,
            Instant at,
            Instant expiresAt)
            implements SessionEvent {}

    @EventName("session.refreshed")
    record SessionRefreshed(
            SessionId sessionId, AccountId accountId, TokenHash refreshToken, Instant at, Instant expiresAt)
            implements SessionEvent {}

    /** The password or a code of the second factor was given in it again. */
    @EventName("session.proved")
    record SessionProved(SessionId sessionId, AccountId accountId, Instant at) implements SessionEvent {}

    @EventName("session.ended")
    record SessionEnded(SessionId sessionId, AccountId accountId, EndReason reason, Instant at)
            implements SessionEvent {}

    enum EndReason {
        @JsonProperty("logged-out")
        LOGGED_OUT,
        /** A refresh token was used a second time: one of the two users of it is not the owner. */
        @JsonProperty("token-reused")
        TOKEN_REUSED
    }
}
