package io.plexichat.command.bot;

import static io.plexichat.command.Logins.login;
import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.command.account.PasswordSettings;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountCommand.GrantRole;
import io.plexichat.kernel.account.AccountCommand.LockAccount;
import io.plexichat.kernel.account.AccountCommand.UnlockAccount;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.LockReason;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.bot.ApiTokenLabel;
import io.plexichat.kernel.bot.ApiTokenScopes;
import io.plexichat.kernel.bot.ApiTokenUseEvent.ApiTokenUsed;
import io.plexichat.kernel.bot.BotBindings;
import io.plexichat.kernel.bot.BotCommand.CreateBot;
import io.plexichat.kernel.bot.BotCommand.CreatedBot;
import io.plexichat.kernel.bot.BotCommand.IssueApiToken;
import io.plexichat.kernel.bot.BotCommand.RecordApiTokenUse;
import io.plexichat.kernel.bot.BotCommand.RevokeApiToken;
import io.plexichat.kernel.bot.BotEvent.ApiTokenIssued;
import io.plexichat.kernel.bot.BotEvent.ApiTokenRevoked;
import io.plexichat.kernel.bot.BotEvent.BotCreated;
import io.plexichat.kernel.bot.BotRejections;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelCommand.MuteMember;
import io.plexichat.kernel.channel.ChannelCommand.PutMember;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.message.MessageCommand.DeleteMessage;
import io.plexichat.kernel.message.MessageCommand.Draft;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageText;
import io.plexichat.kernel.session.SessionRejections;
import io.plexichat.kernel.session.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BotTest {
    private static final PasswordSettings CHEAP = new PasswordSettings(64, 1, 1, null);
    private static final AccountId ADA = new AccountId(new UUID(0, 0xa));
    private static final AccountId BOSS = new AccountId(new UUID(0, 0xb));
    private static final AccountId EVE = new AccountId(new UUID(0, 0xe));
    private static final AccountId ROBOT = new AccountId(new UUID(0, 0xb07));
    private static final Instant LATER = NOW.plus(Duration.ofDays(90));
    private static final LockReason REASON = new LockReason("stolen");

    private TestCommandSide side = new TestCommandSide(CHEAP);

    @BeforeEach
    void register() {
        side.register(ADA, "Ada", "correct horse");
        side.registerAdmin(BOSS, "Boss", "correct battery");
        side.register(EVE, "Eve", "correct staple");
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class Create {
        @Test
        void shouldMakeAnAccountThatNobodyCanLogInTo() {
            assertThat(side.<CreatedBot>send(create("robot", "ada", BOSS)).owner())
                    .isEqualTo(ADA);
            assertThat(side.log().payloads(AccountRegistered.class).getLast()).satisfies(registered -> {
                assertThat(registered.accountId()).isEqualTo(ROBOT);
                assertThat(registered.passwordHash()).isNull();
                assertThat(registered.roles()).containsExactly(ServerRole.BOT);
            });
            assertThat(side.log().payloads(BotCreated.class)).containsExactly(new BotCreated(ROBOT, ADA, BOSS, NOW));
            side.rejects(login(1, "robot", "correct horse", NOW), SessionRejections.BAD_CREDENTIALS);
        }

        @Test
        void shouldBelongToWhoMakesItWithoutAnotherOwner() {
            assertThat(side.<CreatedBot>send(create("robot", null, BOSS)).owner())
                    .isEqualTo(BOSS);
        }

        @Test
        void shouldBeForAdministrators() {
            side.rejects(create("robot", null, ADA), CommonRejections.FORBIDDEN_REQUEST);
            assertThat(side.log().payloads(BotCreated.class)).isEmpty();
        }

        @Test
        void shouldNeedAFreeNameAndAPerson() {
            side.rejects(create("ADA", null, BOSS), AccountRejections.USERNAME_TAKEN);
            side.rejects(create("robot", "nobody", BOSS), AccountRejections.NOT_FOUND);
            side.send(create("robot", null, BOSS));
            CreateBot another = new CreateBot(
                    new AccountId(new UUID(0, 0xb08)),
                    new Username("other"),
                    new DisplayName("Other"),
                    new Username("robot"),
                    BOSS,
                    NOW);
            side.rejects(another, BotRejections.OWNER_IS_BOT);
        }
    }

    @Nested
    class Issue {
        @BeforeEach
        void create() {
            side.send(BotTest.create("robot", "ada", BOSS));
        }

        @Test
        void shouldKeepTheHashAndSealTheLabel() {
            side.send(issue(1, ADA));
            assertThat(side.log().payloads(ApiTokenIssued.class))
                    .singleElement()
                    .satisfies(issued -> {
                        assertThat(issued.hash()).isEqualTo(new TokenHash("1"));
                        assertThat(issued.owner()).isEqualTo(ADA);
                        assertThat(issued.by()).isEqualTo(ADA);
                        assertThat(issued.expiresAt()).isEqualTo(LATER);
                        assertThat(side.vault().open(issued.label(), BotBindings.tokenLabel(ROBOT)))
                                .contains("deploys");
                    });
        }

        @Test
        void shouldBeForTheOwnerAndAdministrators() {
            side.send(issue(1, BOSS));
            side.rejects(issue(2, EVE), BotRejections.NOT_FOUND);
            side.rejects(issue(2, ROBOT), BotRejections.NOT_FOUND);
            side.send(lock("ada"));
            side.rejects(issue(2, ADA), BotRejections.NOT_FOUND);
        }

        @Test
        void shouldNotBeForAccountsOfPersons() {
            IssueApiToken own = new IssueApiToken(
                    ADA, token(1), new ApiTokenLabel("mine"), Set.of(), new TokenHash("1"), 20, ADA, NOW, LATER);
            side.rejects(own, BotRejections.NOT_FOUND);
        }

        @Test
        void shouldAllowNoMoreThanTheRolesOfTheBotDo() {
            side.rejects(issue(1, ADA, Permission.SEE_METRICS), CommonRejections.INVALID_REQUEST);
            side.send(new GrantRole(new Username("robot"), ServerRole.OPERATOR, BOSS, NOW));
            side.send(issue(1, ADA, Permission.SEE_METRICS));
        }

        @Test
        void shouldKeepToTheMostThatThereMayBeAtOnce() {
            side.send(issue(1, ADA));
            side.send(issue(2, ADA));
            side.rejects(issue(3, ADA), BotRejections.TOO_MANY_TOKENS);
            side.send(new RevokeApiToken(ROBOT, token(1), ADA, NOW));
            side.send(issue(3, ADA));
            side = side.restarted(CHEAP);
            side.rejects(issue(4, ADA), BotRejections.TOO_MANY_TOKENS);
            // Those that expired do not count.
            side.send(issue(4, ADA, LATER, Permission.READ_CHANNEL));
        }

        @Test
        void shouldNotBeWhileTheBotIsLocked() {
            side.send(lock("robot"));
            side.rejects(issue(1, ADA), BotRejections.LOCKED);
            side.send(new UnlockAccount(new Username("robot"), REASON, BOSS, NOW));
            side.send(issue(1, ADA));
        }
    }

    @Nested
    class Revoke {
        @BeforeEach
        void issue() {
            side.send(create("robot", "ada", BOSS));
            side.send(BotTest.issue(1, BOSS));
        }

        @Test
        void shouldSayWhoDidIt() {
            side.send(revoke(1, ADA));
            assertThat(side.log().payloads(ApiTokenRevoked.class))
                    .containsExactly(new ApiTokenRevoked(ROBOT, token(1), ADA, NOW));
            side.rejects(revoke(1, ADA), BotRejections.TOKEN_NOT_FOUND);
        }

        @Test
        void shouldBeForTheOwnerAndAdministrators() {
            side.rejects(revoke(1, EVE), BotRejections.NOT_FOUND);
            side.rejects(revoke(2, ADA), BotRejections.TOKEN_NOT_FOUND);
            side.send(revoke(1, BOSS));
        }
    }

    @Nested
    class Use {
        @Test
        void shouldBeOneEventADay() {
            side.send(use(NOW));
            side.rejects(use(NOW.plusSeconds(60)), CommonRejections.CONCURRENT_CHANGE);
            side.send(use(NOW.plus(Duration.ofDays(1))));
            assertThat(side.log().payloads(ApiTokenUsed.class)).hasSize(2);
        }

        private static RecordApiTokenUse use(Instant at) {
            return new RecordApiTokenUse(ROBOT, token(1), at);
        }
    }

    /** What only the command side knows: whose the message is, and what the roles say now. */
    @Nested
    class Scopes {
        private static final ChannelId ROOM = new ChannelId(new UUID(0xc, 1));
        private static final MessageId HELLO = new MessageId(new UUID(0xe, 1));

        @BeforeEach
        void say() {
            side.send(create("robot", "ada", BOSS));
            side.send(new CreateChannel(
                    ROOM, new ChannelName("room"), ChannelKind.PUBLIC, null, ADA, List.of(EVE, ROBOT), NOW));
            side.send(new SendMessages(
                    ROOM, EVE, List.of(new Draft(HELLO, EVE, new MessageText("hello"), null, NOW)), false));
        }

        @Test
        void shouldLimitWhatAModeratorOfTheChannelMay() {
            side.send(new PutMember(ROOM, ROBOT, ChannelRole.MODERATOR, ADA, NOW));
            assertThat(isDone(delete(), Permission.SEND_MESSAGES)).isFalse();
            assertThat(isDone(delete(), Permission.DELETE_MESSAGES)).isTrue();
        }

        @Test
        void shouldLimitWhatAModeratorOfTheServerMay() {
            side.send(new GrantRole(new Username("robot"), ServerRole.MODERATOR, BOSS, NOW));
            MuteMember mute = new MuteMember(ROOM, EVE, LATER, ROBOT, NOW);
            assertThat(isDone(delete(), Permission.DELETE_MESSAGES)).isFalse();
            assertThat(isDone(delete(), Permission.MODERATE_CHANNELS)).isFalse();
            assertThat(isDone(mute, Permission.MUTE_MEMBERS)).isFalse();
            assertThat(isDone(mute, Permission.MUTE_MEMBERS, Permission.MODERATE_CHANNELS))
                    .isTrue();
            assertThat(isDone(delete(), Permission.DELETE_MESSAGES, Permission.MODERATE_CHANNELS))
                    .isTrue();
        }

        private static DeleteMessage delete() {
            return new DeleteMessage(HELLO, ROBOT, NOW);
        }

        private boolean isDone(Object command, Permission... scopes) {
            String text = Permissions.of(ApiTokenScopes.whole(Set.of(scopes))).text();
            return !side.dispatch(command, Map.of(MetadataKeys.ACTOR_SCOPES, text))
                    .isExceptional();
        }
    }

    private static CreateBot create(String name, @Nullable String owner, AccountId by) {
        return new CreateBot(
                ROBOT,
                new Username(name),
                new DisplayName("Robot"),
                owner == null ? null : new Username(owner),
                by,
                NOW);
    }

    private static IssueApiToken issue(int number, AccountId by, Permission... scopes) {
        return issue(number, by, NOW, scopes);
    }

    private static IssueApiToken issue(int number, AccountId by, Instant at, Permission... scopes) {
        return new IssueApiToken(
                ROBOT,
                token(number),
                new ApiTokenLabel("deploys"),
                ApiTokenScopes.whole(Set.of(scopes)),
                new TokenHash(Integer.toString(number)),
                2,
                by,
                at,
                at.plus(Duration.between(NOW, LATER)));
    }

    private static RevokeApiToken revoke(int number, AccountId by) {
        return new RevokeApiToken(ROBOT, token(number), by, NOW);
    }

    private static LockAccount lock(String name) {
        return new LockAccount(new Username(name), REASON, BOSS, NOW);
    }

    private static ApiTokenId token(int number) {
        return new ApiTokenId(new UUID(0x70, number));
    }
}
