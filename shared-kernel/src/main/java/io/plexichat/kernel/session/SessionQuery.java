package io.plexichat.kernel.session;

import io.plexichat.kernel.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

public sealed interface SessionQuery {
    /** The owner's live sessions, the last used first, as {@link SessionPage}. */
    record ListSessions(
            AccountId accountId,
            Instant at,
            int limit,
            @Nullable String cursor) implements SessionQuery {}

    /** Whether a session is still live, as {@link SessionStatus}. Asked for every access token, so it is one key look-up. */
    record GetSessionStatus(SessionId sessionId, Instant at) implements SessionQuery {}

    record SessionStatus(boolean live) {}
}
