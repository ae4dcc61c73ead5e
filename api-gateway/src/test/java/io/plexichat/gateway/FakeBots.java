package io.plexichat.gateway;

import io.plexichat.gateway.security.ApiToken;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.bot.ApiTokenLabel;
import io.plexichat.kernel.bot.ApiTokenScopes;
import io.plexichat.kernel.bot.ApiTokenUse;
import io.plexichat.kernel.bot.ApiTokenView;
import io.plexichat.kernel.bot.BotCommand.CreateBot;
import io.plexichat.kernel.bot.BotCommand.CreatedBot;
import io.plexichat.kernel.bot.BotCommand.IssueApiToken;
import io.plexichat.kernel.bot.BotCommand.RecordApiTokenUse;
import io.plexichat.kernel.bot.BotCommand.RevokeApiToken;
import io.plexichat.kernel.bot.BotPage;
import io.plexichat.kernel.bot.BotQuery.ApiTokenList;
import io.plexichat.kernel.bot.BotQuery.FindApiToken;
import io.plexichat.kernel.bot.BotQuery.FoundApiToken;
import io.plexichat.kernel.bot.BotQuery.GetApiTokenStatus;
import io.plexichat.kernel.bot.BotQuery.ListApiTokens;
import io.plexichat.kernel.bot.BotQuery.ListBots;
import io.plexichat.kernel.bot.BotQuery.ListLiveApiTokens;
import io.plexichat.kernel.bot.BotQuery.LiveApiToken;
import io.plexichat.kernel.bot.BotQuery.LiveApiTokens;
import io.plexichat.kernel.bot.BotView;
import io.plexichat.kernel.session.SessionQuery.SessionStatus;
import io.plexichat.kernel.session.TokenHash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** One bot, owned by Bob, and tokens that tests make of it. */
public final class FakeBots {
    public static final AccountId ROBOT = new AccountId(UUID.fromString("b0700000-0000-4000-8000-000000000003"));

    private final RecordingBuses buses;
    private final Map<TokenHash, ApiTokenUse> found = new ConcurrentHashMap<>();
    private final Map<ApiTokenId, SessionStatus> statuses = new ConcurrentHashMap<>();

    FakeBots(RecordingBuses buses) {
        this.buses = buses;
    }

    void reset() {
        found.clear();
        statuses.clear();
        buses.onCommand(CreateBot.class, _ -> new CreatedBot(Samples.ALICE));
        buses.onCommand(IssueApiToken.class, _ -> null);
        buses.onCommand(RevokeApiToken.class, _ -> null);
        buses.onCommand(RecordApiTokenUse.class, _ -> null);
        buses.onQuery(ListBots.class, BotPage.class, _ -> new BotPage(List.of(bot()), "more"));
        buses.onQuery(ListApiTokens.class, ApiTokenList.class, _ -> new ApiTokenList(List.of(token())));
        buses.onQuery(FindApiToken.class, FoundApiToken.class, query -> new FoundApiToken(found.get(query.hash())));
        buses.onQuery(GetApiTokenStatus.class, SessionStatus.class, query -> status(query.tokenId()));
        buses.onQuery(
                ListLiveApiTokens.class,
                LiveApiTokens.class,
                query -> new LiveApiTokens(query.tokenIds().stream()
                        .filter(token -> status(token).live())
                        .map(token -> new LiveApiToken(
                                token, Objects.requireNonNull(status(token).roles())))
                        .toList()));
    }

    /** What has to be shown to use a token of the bot. */
    public String issue(ApiTokenId id, Instant expiresAt, Set<ServerRole> roles, Permission... scopes) {
        ApiToken token = ApiToken.create();
        found.put(
                token.hash(),
                new ApiTokenUse(id, ROBOT, Set.of(Samples.BOB), ApiTokenScopes.whole(Set.of(scopes)), expiresAt, null));
        statuses.put(id, new SessionStatus(true, roles));
        return token.text();
    }

    /** As the read model knows it from now on. */
    public void end(ApiTokenId id) {
        statuses.remove(id);
    }

    private SessionStatus status(ApiTokenId id) {
        return statuses.getOrDefault(id, new SessionStatus(false));
    }

    private static BotView bot() {
        return new BotView(ROBOT, new Username("robot"), new DisplayName("Robot"), Samples.BOB, Samples.AT, false, 1);
    }

    private static ApiTokenView token() {
        return new ApiTokenView(
                new ApiTokenId(Samples.BOB.value()),
                new ApiTokenLabel("deploys"),
                Set.of(Permission.SEE_OWN_ACCOUNT, Permission.CHAT, Permission.READ_CHANNEL),
                true,
                Samples.BOB,
                Samples.AT,
                Samples.LATE,
                Samples.AT);
    }
}
