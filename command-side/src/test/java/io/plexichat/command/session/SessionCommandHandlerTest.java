package io.plexichat.command.session;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.account.AccountCommand.ChangePassword;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.factor.FactorCode;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import io.plexichat.kernel.session.SessionCommand.EndSession;
import io.plexichat.kernel.session.SessionCommand.LiveSession;
import io.plexichat.kernel.session.SessionCommand.ProveSession;
import io.plexichat.kernel.session.SessionCommand.RefreshOutcome;
import io.plexichat.kernel.session.SessionCommand.RefreshSession;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionCommand.StartedSession;
import io.plexichat.kernel.session.SessionEvent.EndReason;
import io.plexichat.kernel.session.SessionEvent.SessionEnded;
import io.plexichat.kernel.session.SessionEvent.SessionProved;
import io.plexichat.kernel.session.SessionEvent.SessionRefreshed;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionLimits;
import io.plexichat.kernel.session.SessionRejections;
import io.plexichat.kernel.session.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionCommandHandlerTest {
    private static final AccountId ADA = new AccountId(new UUID(0, 0xa));
    private static final AccountId BOB = new AccountId(new UUID(0, 0xb));
    private static final SessionId ONE = new SessionId(new UUID(5, 1));
    private static final SessionId TWO = new SessionId(new UUID(5, 2));
    private static final Duration LIFE = Duration.ofDays(30);
    private static final SessionLimits LIMITS = new SessionLimits(LIFE, Duration.ofDays(90));

    private final TestCommandSide side = new TestCommandSide();

    @BeforeEach
    void register() {
        side.register(ADA, "Ada", "correct horse");
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class Start {
        @Test
        void shouldStartWithTheRightPassword() {
            StartedSession answer = side.send(start(ONE, "ada", "correct horse"));
            assertThat(answer.failed()).isNull();
            assertThat(answer.authenticated())
                    .isEqualTo(new Authenticated(ADA, new Username("Ada"), Set.of(ServerRole.MEMBER), false));
            assertThat(side.log().payloads(SessionStarted.class))
                    .containsExactly(new SessionStarted(ONE, ADA, token(0), null, NOW, NOW.plus(LIFE)));
        }

        @Test
        void shouldGiveOneAnswerToWhateverIsWrong() {
            side.account("imported");
            side.rejects(start(ONE, "ada", "wrong horse"), SessionRejections.BAD_CREDENTIALS);
            side.rejects(start(ONE, "nobody", "correct horse"), SessionRejections.BAD_CREDENTIALS);
            side.rejects(start(ONE, "imported", "correct horse"), SessionRejections.BAD_CREDENTIALS);
            assertThat(side.log().payloads(SessionStarted.class)).isEmpty();
        }
    }

    @Nested
    class Refresh {
        @BeforeEach
        void started() {
            side.send(start(ONE, "ada", "correct horse"));
        }

        @Test
        void shouldTakeEachTokenOnce() {
            assertThat(refresh(ONE, 0, 1, NOW).session()).isNotNull();
            assertThat(refresh(ONE, 1, 2, NOW).session()).isNotNull();
            assertThat(side.log().payloads(SessionRefreshed.class))
                    .extracting(SessionRefreshed::refreshToken)
                    .containsExactly(token(1), token(2));
        }

        @Test
        void shouldEndTheSessionWhenATokenIsUsedTwice() {
            refresh(ONE, 0, 1, NOW);
            assertThat(refresh(ONE, 0, 2, NOW).session()).isNull();
            assertThat(side.log().payloads(SessionEnded.class))
                    .containsExactly(new SessionEnded(ONE, ADA, EndReason.TOKEN_REUSED, NOW));
            assertThat(refresh(ONE, 1, 2, NOW).session()).isNull();
        }

        @Test
        void shouldRememberATokenHoweverOftenItWasReplaced() {
            for (int i = 0; i < 100; i++) {
                assertThat(refresh(ONE, i, i + 1, NOW).session()).isNotNull();
            }
            refresh(ONE, 3, 999, NOW);
            assertThat(side.log().payloads(SessionEnded.class)).hasSize(1);
        }

        @Test
        void shouldNotLetAForgedTokenEndTheSession() {
            assertThat(refresh(ONE, 77, 78, NOW).session()).isNull();
            assertThat(side.log().payloads(SessionEnded.class)).isEmpty();
            assertThat(refresh(ONE, 0, 1, NOW).session()).isNotNull();
        }

        @Test
        void shouldRefuseWhatIsUnknownExpiredOrEnded() {
            assertThat(refresh(TWO, 0, 1, NOW).session()).isNull();
            assertThat(refresh(ONE, 0, 1, NOW.plus(LIFE)).session()).isNull();
            side.send(new EndSession(ONE, ADA, NOW));
            assertThat(refresh(ONE, 0, 1, NOW).session()).isNull();
        }

        @Test
        void shouldGoOnForAsLongAsItIsUsedUpToItsAbsoluteEnd() {
            Instant end = NOW.plus(LIMITS.longest());
            Instant last = NOW;
            for (int day = 29, token = 0; day < 90; day += 29, token++) {
                last = NOW.plus(Duration.ofDays(day));
                assertThat(refresh(ONE, token, token + 1, last).session()).isNotNull();
            }
            assertThat(side.log().payloads(SessionRefreshed.class))
                    .extracting(SessionRefreshed::expiresAt)
                    .containsExactly(NOW.plus(Duration.ofDays(59)), NOW.plus(Duration.ofDays(88)), end);
            assertThat(refresh(ONE, 3, 4, end.minusMillis(1)).session())
                    .extracting(LiveSession::expiresAt)
                    .isEqualTo(end);
            assertThat(refresh(ONE, 4, 5, end).session()).isNull();
        }

        @Test
        void shouldKeepToALimitThatWasMadeTighterSince() {
            Instant later = NOW.plus(Duration.ofHours(2));
            SessionLimits tight = new SessionLimits(LIFE, Duration.ofHours(2));
            RefreshOutcome outcome = side.send(new RefreshSession(ONE, token(0), token(1), later, tight));
            assertThat(outcome.session()).isNull();
            assertThat(refresh(ONE, 0, 1, later).session()).isNotNull();
        }

        @Test
        void shouldKeepOnlyTheSessionThatChangedThePassword() {
            side.send(start(TWO, "ada", "correct horse"));
            Instant later = NOW.plusSeconds(1);
            side.send(new ChangePassword(
                    ADA, new Username("ada"), new Password("correct horse"), new Password("other horse"), TWO, later));
            assertThat(refresh(ONE, 0, 1, later).session()).isNull();
            assertThat(refresh(TWO, 0, 1, later).session()).isNotNull();
            side.rejects(
                    start(new SessionId(new UUID(5, 3)), "ada", "correct horse"), SessionRejections.BAD_CREDENTIALS);
        }
    }

    @Nested
    class Prove {
        private static final Instant LATER = NOW.plus(Duration.ofHours(1));

        @BeforeEach
        void started() {
            side.send(start(ONE, "ada", "correct horse"));
        }

        @Test
        void shouldTakeThePasswordAndRememberWhenItWasGiven() {
            assertThat(refresh(ONE, 0, 1, NOW).session())
                    .extracting(LiveSession::provedAt)
                    .isEqualTo(NOW);
            LiveSession proved = side.send(prove(ONE, ADA, "correct horse"));
            assertThat(proved.provedAt()).isEqualTo(LATER);
            assertThat(proved.expiresAt()).isEqualTo(NOW.plus(LIFE));
            assertThat(proved.authenticated().accountId()).isEqualTo(ADA);
            assertThat(side.log().payloads(SessionProved.class)).containsExactly(new SessionProved(ONE, ADA, LATER));
            assertThat(refresh(ONE, 1, 2, LATER).session())
                    .extracting(LiveSession::provedAt)
                    .isEqualTo(LATER);
        }

        @Test
        void shouldNotEndWhatItProves() {
            side.send(prove(ONE, ADA, "correct horse"));
            assertThat(refresh(ONE, 0, 1, LATER).session()).isNotNull();
            assertThat(refresh(ONE, 0, 2, LATER).session()).isNull();
            assertThat(side.log().payloads(SessionEnded.class)).hasSize(1);
        }

        @Test
        void shouldRejectAnotherPasswordAndAnothersSession() {
            side.rejects(prove(ONE, ADA, "wrong horse"), AccountRejections.WRONG_PASSWORD);
            side.register(BOB, "Bob", "correct horse");
            side.rejects(prove(ONE, BOB, "correct horse"), SessionRejections.NOT_FOUND);
            side.rejects(prove(TWO, ADA, "correct horse"), SessionRejections.NOT_FOUND);
            assertThat(side.log().payloads(SessionProved.class)).isEmpty();
        }

        @Test
        void shouldRejectACodeWithoutASecondFactor() {
            side.rejects(
                    new ProveSession(ONE, ADA, null, new FactorCode("123456"), LATER), SessionRejections.WRONG_CODE);
            side.rejects(new ProveSession(ONE, ADA, null, null, LATER), SessionRejections.WRONG_CODE);
        }

        @Test
        void shouldMakeWaitWhoGuesses() {
            for (int i = 0; i < 3; i++) {
                side.rejects(prove(ONE, ADA, "wrong horse"), AccountRejections.WRONG_PASSWORD);
                side.rejects(
                        new ProveSession(ONE, ADA, null, new FactorCode("123456"), LATER),
                        SessionRejections.WRONG_CODE);
            }
            side.rejects(prove(ONE, ADA, "correct horse"), SessionRejections.TOO_MANY_ATTEMPTS);
            side.rejects(
                    new ProveSession(ONE, ADA, null, new FactorCode("123456"), LATER),
                    SessionRejections.TOO_MANY_ATTEMPTS);
        }

        @Test
        void shouldRejectASessionThatIsOver() {
            side.rejects(
                    new ProveSession(ONE, ADA, new Password("correct horse"), null, NOW.plus(LIFE)),
                    SessionRejections.ENDED);
            side.send(start(TWO, "ada", "correct horse"));
            side.send(new ChangePassword(
                    ADA, new Username("ada"), new Password("correct horse"), new Password("other horse"), TWO, NOW));
            side.rejects(prove(ONE, ADA, "other horse"), SessionRejections.ENDED);
            side.send(new EndSession(TWO, ADA, NOW));
            side.rejects(prove(TWO, ADA, "other horse"), SessionRejections.ENDED);
        }

        private static ProveSession prove(SessionId session, AccountId account, String password) {
            return new ProveSession(session, account, new Password(password), null, LATER);
        }
    }

    @Nested
    class End {
        @BeforeEach
        void started() {
            side.send(start(ONE, "ada", "correct horse"));
        }

        @Test
        void shouldEndOnce() {
            side.send(new EndSession(ONE, ADA, NOW));
            side.send(new EndSession(ONE, ADA, NOW));
            assertThat(side.log().payloads(SessionEnded.class))
                    .containsExactly(new SessionEnded(ONE, ADA, EndReason.LOGGED_OUT, NOW));
        }

        @Test
        void shouldNotTellOthersThatItIsThere() {
            side.rejects(new EndSession(ONE, BOB, NOW), SessionRejections.NOT_FOUND);
            side.rejects(new EndSession(TWO, ADA, NOW), SessionRejections.NOT_FOUND);
        }
    }

    private RefreshOutcome refresh(SessionId session, int presented, int next, Instant at) {
        return side.send(new RefreshSession(session, token(presented), token(next), at, LIMITS));
    }

    private static StartSession start(SessionId session, String username, String password) {
        return new StartSession(
                session, new Username(username), new Password(password), null, token(0), null, NOW, NOW.plus(LIFE));
    }

    private static TokenHash token(int number) {
        return new TokenHash("%064x".formatted(number));
    }
}
