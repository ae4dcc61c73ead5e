package io.plexichat.query.bot;

import static io.plexichat.query.Town.NOON;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.bot.RandomBots.issues;
import static io.plexichat.query.bot.RandomBots.locks;
import static io.plexichat.query.bot.RandomBots.token;
import static io.plexichat.query.bot.RandomBots.unlocks;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountEvent.RoleGranted;
import io.plexichat.kernel.account.AccountEvent.RoleTaken;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.bot.ApiTokenLabel;
import io.plexichat.kernel.bot.ApiTokenUse;
import io.plexichat.kernel.bot.ApiTokenUseEvent.ApiTokenUsed;
import io.plexichat.kernel.bot.ApiTokenView;
import io.plexichat.kernel.bot.BotEvent.ApiTokenRevoked;
import io.plexichat.kernel.bot.BotEvent.BotCreated;
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
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.session.SessionQuery.SessionStatus;
import io.plexichat.kernel.session.TokenHash;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.query.UnreadableTestMessage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotIT {
    private static final Instant LATER = NOON.plusSeconds(3_600);

    private final InMemoryLog log = new InMemoryLog();
    private ReadSide side;

    @BeforeEach
    void start() {
        side = ReadSide.withoutSearch(log, 100);
        log.append(
                registers("ann"),
                registers("robot"),
                new BotCreated(person("robot"), person("ann"), person("boss"), NOON),
                issues(1, "robot", "ann", "boss", LATER),
                issues(2, "robot", "ann", "ann", LATER));
    }

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void shouldTellWhatATokenIsGoodForByItsHash() {
        assertThat(found(1, NOON))
                .isEqualTo(new ApiTokenUse(
                        token(1),
                        person("robot"),
                        Set.of(person("ann"), person("boss")),
                        Set.of(Permission.SEE_OWN_ACCOUNT, Permission.CHAT, Permission.READ_CHANNEL),
                        LATER,
                        null));
        assertThat(found(2, LATER)).isNull();
        assertThat(found(3, NOON)).isNull();
    }

    @Test
    void shouldBeLiveUntilRevokedOrExpired() {
        assertThat(isLive(1, NOON)).isTrue();
        assertThat(isLive(1, LATER)).isFalse();
        log.append(new ApiTokenRevoked(person("robot"), token(1), person("ann"), NOON));
        assertThat(isLive(1, NOON)).isFalse();
        assertThat(found(1, NOON)).isNull();
        assertThat(isLive(2, NOON)).isTrue();
        assertThat(side.ask(new ListLiveApiTokens(List.of(token(1), token(2)), NOON), LiveApiTokens.class)
                        .tokens())
                .containsExactly(new LiveApiToken(token(2), Set.of(ServerRole.MEMBER)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"robot", "ann", "boss"})
    void shouldEndWithALockOfTheBotOrOfWhoMayHaveSeenIt(String locked) {
        log.append(locks(locked));
        assertThat(isLive(1, NOON)).isFalse();
        assertThat(isLive(2, NOON)).isEqualTo(locked.equals("boss"));
        assertThat(tokens(null)).extracting(ApiTokenView::live).containsExactly(false, locked.equals("boss"));

        log.append(unlocks(locked));
        assertThat(isLive(1, NOON)).isFalse();
        log.append(issues(4, "robot", "ann", "boss", LATER));
        assertThat(isLive(4, NOON)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"robot", "ann", "boss"})
    void shouldEndWithAnErasure(String erased) {
        log.append(
                new ErasureBegun(new ErasureId(new UUID(0xe, 1)), new OfAccount(person(erased)), person("boss"), NOON));
        assertThat(isLive(1, NOON)).isFalse();
        assertThat(found(1, NOON)).isNull();
    }

    /** One that is made while its bot is being locked elsewhere is over, too. */
    @Test
    void shouldNotBeLiveWhileTheBotIsLocked() {
        log.append(locks("robot"), issues(4, "robot", "ann", "ann", LATER));
        assertThat(isLive(4, NOON)).isFalse();
    }

    @Test
    void shouldEndWhereItsFateIsNotKnown() throws Exception {
        log.append(new UnreadableTestMessage(person("ann").toString(), locks("ann")));
        side.catchUp();
        assertThat(isLive(1, NOON)).isFalse();
    }

    @Test
    void shouldTellWhatTheBotIsNow() {
        log.append(
                new RoleGranted(person("robot"), ServerRole.OPERATOR, person("boss"), NOON),
                new RoleTaken(person("robot"), ServerRole.MEMBER, person("boss"), NOON));
        assertThat(status(1, NOON).roles()).containsExactly(ServerRole.OPERATOR);
    }

    @Test
    void shouldListTokensForWhoLooksAfterThemOnly() {
        log.append(new ApiTokenUsed(person("robot"), token(2), NOON.plusSeconds(7)));
        List<ApiTokenView> tokens = tokens(person("ann"));
        assertThat(tokens).extracting(ApiTokenView::tokenId).containsExactly(token(1), token(2));
        assertThat(tokens.getLast())
                .satisfies(token -> assertThat(token.label()).isEqualTo(new ApiTokenLabel("number 2")))
                .satisfies(token -> assertThat(token.lastUsed()).isEqualTo(NOON.plusSeconds(7)));
        assertThat(side.rejection(new ListApiTokens(person("robot"), person("bob"), NOON))
                        .code())
                .isEqualTo("bot.not-found");
        assertThat(side.rejection(new ListApiTokens(person("ann"), null, NOON)).code())
                .isEqualTo("bot.not-found");
    }

    @Test
    void shouldListBotsInPages() {
        log.append(
                registers("other"),
                new BotCreated(person("other"), person("bob"), person("boss"), NOON),
                locks("other"));
        BotPage first = bots(null, 1, null);
        BotPage second = bots(null, 1, first.cursor());
        assertThat(List.of(first.items().getFirst(), second.items().getFirst()))
                .extracting(bot -> bot.username().value())
                .containsExactlyInAnyOrder("robot", "other");
        assertThat(second.cursor()).isNull();
        assertThat(bots(person("ann"), 10, null).items())
                .singleElement()
                .satisfies(bot -> assertThat(bot.tokens()).isEqualTo(2))
                .satisfies(bot -> assertThat(bot.locked()).isFalse());
        assertThat(bots(person("bob"), 10, null).items())
                .extracting(BotView::locked)
                .containsExactly(true);
    }

    private BotPage bots(@Nullable AccountId owner, int limit, @Nullable String cursor) {
        return side.ask(new ListBots(owner, NOON, limit, cursor), BotPage.class);
    }

    private List<ApiTokenView> tokens(@Nullable AccountId owner) {
        return side.ask(new ListApiTokens(person("robot"), owner, NOON), ApiTokenList.class)
                .items();
    }

    private @Nullable ApiTokenUse found(int number, Instant at) {
        return side.ask(new FindApiToken(new TokenHash("hash " + number), at), FoundApiToken.class)
                .token();
    }

    private SessionStatus status(int number, Instant at) {
        return side.ask(new GetApiTokenStatus(token(number), at), SessionStatus.class);
    }

    private boolean isLive(int number, Instant at) {
        return status(number, at).live();
    }
}
