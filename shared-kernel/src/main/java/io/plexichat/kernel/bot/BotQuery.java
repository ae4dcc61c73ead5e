package io.plexichat.kernel.bot;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.session.SessionQuery.ListLiveSessions;
import io.plexichat.kernel.session.TokenHash;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public sealed interface BotQuery {
    /**
     * Answers {@link BotPage}, in the order of their ids.
     *
     * @param owner only those that it owns; null for all
     */
    record ListBots(
            @Nullable AccountId owner,
            Instant at,
            int limit,
            @Nullable String cursor) implements BotQuery {}

    /**
     * Answers {@link ApiTokenList}: those that have not expired and were not revoked, the first that was made first. Rejected with {@code bot.not-found}.
     *
     * @param owner that the bot must have; null for any
     */
    record ListApiTokens(AccountId accountId, @Nullable AccountId owner, Instant at) implements BotQuery {}

    record ApiTokenList(List<ApiTokenView> items) {
        public ApiTokenList {
            items = List.copyOf(items);
        }
    }

    /** Answers {@link FoundApiToken}. Asked for tokens that nobody remembers, so it is one key look-up. */
    record FindApiToken(TokenHash hash, Instant at) implements BotQuery {}

    /** @param token null when there is none that is live */
    record FoundApiToken(@Nullable ApiTokenUse token) {}

    /** Whether a token is still live, as {@code SessionStatus}. */
    record GetApiTokenStatus(ApiTokenId tokenId, Instant at) implements BotQuery {}

    /** Which of some tokens are still live, as {@link LiveApiTokens}; as many at once as sessions. */
    record ListLiveApiTokens(List<ApiTokenId> tokenIds, Instant at) implements BotQuery {
        public static final int MOST = ListLiveSessions.MOST;

        public ListLiveApiTokens {
            tokenIds = List.copyOf(tokenIds);
        }
    }

    record LiveApiTokens(List<LiveApiToken> tokens) {
        public LiveApiTokens {
            tokens = List.copyOf(tokens);
        }
    }

    /** @param roles of its account */
    record LiveApiToken(ApiTokenId tokenId, Set<ServerRole> roles) {
        public LiveApiToken {
            roles = ServerRole.setOf(roles);
        }
    }
}
