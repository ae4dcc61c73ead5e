package io.plexichat.command.account;

import static io.plexichat.command.Logins.login;
import static io.plexichat.command.Logins.session;
import static io.plexichat.command.Logins.token;
import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountCommand.ChangedLock;
import io.plexichat.kernel.account.AccountCommand.GrantRole;
import io.plexichat.kernel.account.AccountCommand.LockAccount;
import io.plexichat.kernel.account.AccountCommand.UnlockAccount;
import io.plexichat.kernel.account.AccountEvent.AccountLocked;
import io.plexichat.kernel.account.AccountEvent.AccountUnlocked;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.LockReason;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionCommand.RefreshOutcome;
import io.plexichat.kernel.session.SessionCommand.RefreshSession;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionLimits;
import io.plexichat.kernel.session.SessionRejections;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountLockTest {
    private static final SessionLimits LIMITS = new SessionLimits(Duration.ofDays(1), Duration.ofDays(90));
    private static final AccountId ADA = new AccountId(new UUID(0, 0xa));
    private static final AccountId BOSS = new AccountId(new UUID(0, 0xb));
    private static final PasswordSettings CHEAP = new PasswordSettings(64, 1, 1, null);
    private static final Instant LATER = NOW.plusSeconds(1);
    private static final LockReason REASON = new LockReason("left the company");

    private TestCommandSide side = new TestCommandSide(CHEAP);

    @BeforeEach
    void register() {
        side.register(ADA, "Ada", "correct horse");
        side.registerAdmin(BOSS, "Boss", "correct battery");
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class Lock {
        @Test
        void shouldSayWhoDidItAndSealWhy() {
            assertThat(side.<ChangedLock>send(lock("ADA", BOSS))).isEqualTo(new ChangedLock(ADA));
            assertThat(side.log().payloads(AccountLocked.class)).singleElement().satisfies(lock -> {
                assertThat(lock.accountId()).isEqualTo(ADA);
                assertThat(lock.by()).isEqualTo(BOSS);
                assertThat(lock.at()).isEqualTo(NOW);
                assertThat(side.vault().open(lock.reason(), AccountBindings.lockReason(ADA)))
                        .contains("left the company");
            });
        }

        @Test
        void shouldRefuseTheRightPasswordAsIfItWasWrong() {
            side.send(lock("ada", BOSS));
            side.rejects(start(1, "correct horse", LATER), SessionRejections.BAD_CREDENTIALS);
            side = side.restarted(CHEAP);
            side.rejects(start(2, "correct horse", LATER), SessionRejections.BAD_CREDENTIALS);
        }

        @Test
        void shouldEndSessionsAlsoForTheTimeAfterTheLock() {
            side.send(start(1, "correct horse", NOW));
            side.send(lock("ada", BOSS));
            assertThat(refresh(1).session()).isNull();
            side.send(unlock("ada", BOSS));
            assertThat(refresh(1).session()).isNull();
            side.send(start(2, "correct horse", LATER));
            assertThat(refresh(2).session()).isNotNull();
        }

        @Test
        void shouldChangeNothingTheSecondTime() {
            side.send(lock("ada", BOSS));
            side.send(lock("ada", BOSS));
            assertThat(side.log().payloads(AccountLocked.class)).hasSize(1);
        }

        @Test
        void shouldLetNobodyLockThemselvesOut() {
            side.rejects(lock("boss", BOSS), AccountRejections.LOCK_OF_ONESELF);
            side.rejects(lock("nobody", BOSS), AccountRejections.NOT_FOUND);
            assertThat(side.log().payloads(AccountLocked.class)).isEmpty();
        }

        @Test
        void shouldLeaveOneOfTwoWhoLockEachOther() {
            side.rejects(lock("boss", ADA), CommonRejections.FORBIDDEN_REQUEST);
            side.send(new GrantRole(new Username("ada"), ServerRole.ADMIN, BOSS, NOW));
            side.send(lock("ada", BOSS));
            side.rejects(lock("boss", ADA), CommonRejections.FORBIDDEN_REQUEST);
            side.rejects(unlock("ada", ADA), CommonRejections.FORBIDDEN_REQUEST);
        }
    }

    @Nested
    class Unlock {
        @Test
        void shouldLetTheOwnerInAgain() {
            side.send(lock("ada", BOSS));
            side.send(unlock("ada", BOSS));
            side.send(start(1, "correct horse", LATER));
            assertThat(side.log().payloads(AccountUnlocked.class))
                    .singleElement()
                    .satisfies(
                            unlock -> assertThat(side.vault().open(unlock.reason(), AccountBindings.unlockReason(ADA)))
                                    .contains("left the company"));
        }

        @Test
        void shouldChangeNothingWhereThereIsNoLock() {
            side.send(unlock("ada", BOSS));
            assertThat(side.log().payloads(AccountUnlocked.class)).isEmpty();
            side.rejects(unlock("nobody", BOSS), AccountRejections.NOT_FOUND);
        }
    }

    private RefreshOutcome refresh(int number) {
        return side.send(new RefreshSession(session(number), token(number), token(number + 100), LATER, LIMITS));
    }

    private static LockAccount lock(String name, AccountId by) {
        return new LockAccount(new Username(name), REASON, by, NOW);
    }

    private static UnlockAccount unlock(String name, AccountId by) {
        return new UnlockAccount(new Username(name), REASON, by, NOW);
    }

    private static StartSession start(int number, String password, Instant at) {
        return login(number, "ada", password, at);
    }
}
