package io.plexichat.kernel.session;

import io.plexichat.kernel.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

    /** Which of some sessions are still live, as {@link LiveSessions}; no more than 500 at once. */
    record ListLiveSessions(List<SessionId> sessionIds, Instant at) implements SessionQuery {
        public static final int MOST = 500;

        public ListLiveSessions {
            sessionIds = List.copyOf(sessionIds);
        }
    }

    record LiveSessions(Set<SessionId> sessionIds) {
        public LiveSessions {
            sessionIds = Set.copyOf(sessionIds);
        }
    }
}
