package io.plexichat.kernel.session;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
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

    /**
     * @param roles what its account is now, whatever the access token says; null when that is not known here, as it is of an account that
     *     was made a moment ago
     */
    record SessionStatus(boolean live, @Nullable Set<ServerRole> roles) {
        public SessionStatus(boolean live) {
            this(live, null);
        }
    }

    /** Which of some sessions are still live, as {@link LiveSessions}; no more than 500 at once. */
    record ListLiveSessions(List<SessionId> sessionIds, Instant at) implements SessionQuery {
        public static final int MOST = 500;

        public ListLiveSessions {
            sessionIds = List.copyOf(sessionIds);
        }
    }

    record LiveSessions(List<LiveStatus> sessions) {
        public LiveSessions {
            sessions = List.copyOf(sessions);
        }
    }

    /** @param roles as {@link SessionStatus#roles} */
    record LiveStatus(SessionId sessionId, @Nullable Set<ServerRole> roles) {}
}
