package io.plexichat.command.recovery;

import static io.plexichat.command.Logins.login;
import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.command.account.MailedSecrets;
import io.plexichat.command.account.PasswordSettings;
import io.plexichat.command.account.VerifiedAddress;
import io.plexichat.command.factor.AuthenticatorCode;
import io.plexichat.command.mail.MailSettings;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.account.AccountCommand.ChangePassword;
import io.plexichat.kernel.account.AccountCommand.LockAccount;
import io.plexichat.kernel.account.AccountEvent.PasswordRecovered;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.LockReason;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.factor.FactorCode;
import io.plexichat.kernel.factor.FactorCommand.ConfirmTotp;
import io.plexichat.kernel.factor.FactorCommand.IssuedBackupCodes;
import io.plexichat.kernel.factor.FactorCommand.OfferTotp;
import io.plexichat.kernel.factor.FactorCommand.OfferedTotp;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.mail.MailRejections;
import io.plexichat.kernel.recovery.RecoveryCommand.CompleteRecovery;
import io.plexichat.kernel.recovery.RecoveryCommand.RecoveredAccount;
import io.plexichat.kernel.recovery.RecoveryCommand.RequestRecovery;
import io.plexichat.kernel.recovery.RecoveryEvent.RecoveryRequested;
import io.plexichat.kernel.recovery.RecoveryEvent.RecoveryUsed;
import io.plexichat.kernel.recovery.RecoveryId;
import io.plexichat.kernel.recovery.RecoveryRejections;
import io.plexichat.kernel.recovery.RecoveryToken;
import io.plexichat.kernel.session.SessionCommand.RefreshOutcome;
import io.plexichat.kernel.session.SessionCommand.RefreshSession;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionLimits;
import io.plexichat.kernel.session.SessionRejections;
import io.plexichat.kernel.session.TokenHash;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private static final AccountId ADA = new AccountId(new UUID(0, 0xa));
    private static final AccountId BOSS = new AccountId(new UUID(0, 0xb));
    private static final SessionId SESSION = new SessionId(new UUID(5, 1));
    private static final RecoveryId RECOVERY = new RecoveryId(new UUID(7, 1));
    private static final PasswordSettings CHEAP = new PasswordSettings(64, 1, 1, null);
    private static final MailSettings ON = new MailSettings(URI.create("https://chat.example.org"));
    private static final Instant ASKED = NOW.plusSeconds(60);
    private static final Instant LATER = ASKED.plusSeconds(60);
    private static final String NEXT = "battery staple";

    private TestCommandSide side = new TestCommandSide(CHEAP, ON);

    @BeforeEach
    void register() {
        side.register(ADA, "Ada", "correct horse");
        side.registerAdmin(BOSS, "Boss", "correct battery");
        VerifiedAddress.give(side, ADA, "ada@example.org", NOW);
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class Request {
        @Test
        void shouldBeTheSameForEveryName() {
            side.send(request("ADA", 1));
            side.send(request("nobody", 2));
            assertThat(side.log().payloads(RecoveryRequested.class))
                    .extracting(RecoveryRequested::recoveryId)
                    .containsExactly(new RecoveryId(new UUID(7, 1)), new RecoveryId(new UUID(7, 2)));
        }

        @Test
        void shouldReadNothingOfAnybody() {
            int before = side.log().reads();
            side.send(request("ada", 1));
            side.send(request("nobody", 2));
            assertThat(side.log().reads()).isEqualTo(before);
        }

        @Test
        void shouldFloodNobodyWhoeverItIs() {
            for (String name : new String[] {"ada", "nobody"}) {
                for (int i = 0; i < 4; i++) {
                    side.send(request(name, 10 * name.length() + i));
                }
                side.rejects(request(name, 99), SessionRejections.TOO_MANY_ATTEMPTS);
            }
        }

        @Test
        void shouldBeRejectedWhereNoMailsAreSent() {
            try (TestCommandSide off = new TestCommandSide(CHEAP)) {
                off.rejects(request("ada", 1), MailRejections.OFF);
            }
        }
    }

    @Nested
    class Complete {
        @Test
        void shouldSetThePasswordAndEndEverySession() {
            side.send(start("correct horse", 1, ASKED));
            side.send(request("ada", 1));
            side = side.restarted(CHEAP);
            assertThat(side.<RecoveredAccount>send(complete(token(), NEXT, LATER))
                            .accountId())
                    .isEqualTo(ADA);
            assertThat(side.<RefreshOutcome>send(new RefreshSession(
                                    SESSION,
                                    new TokenHash("%064x".formatted(1)),
                                    new TokenHash("f".repeat(64)),
                                    LATER,
                                    new SessionLimits(Duration.ofDays(1), Duration.ofDays(1))))
                            .session())
                    .isNull();
            side.rejects(start("correct horse", 2, LATER), SessionRejections.BAD_CREDENTIALS);
            side.send(start(NEXT, 3, LATER.plusSeconds(1)));
            assertThat(side.log().payloads(RecoveryUsed.class)).containsExactly(new RecoveryUsed(RECOVERY, ADA, LATER));
        }

        @Test
        void shouldTakeATokenOnce() {
            side.send(request("ada", 1));
            side.send(complete(token(), NEXT, LATER));
            side.rejects(complete(token(), "another staple", LATER), RecoveryRejections.INVALID_TOKEN);
        }

        @Test
        void shouldTakeATokenForAQuarterOfAnHour() {
            side.send(request("ada", 1));
            rejected(token(), ASKED.plus(Duration.ofMinutes(16)));
            side.send(complete(token(), NEXT, ASKED.plus(Duration.ofMinutes(15))));
        }

        @Test
        void shouldTakeNoOtherToken() {
            side.send(request("ada", 1));
            String token = token().value();
            char last = token.charAt(token.length() - 2);
            rejected(new RecoveryToken(token.substring(0, token.length() - 2) + (last == 'a' ? "bb" : "aa")), LATER);
            rejected(new RecoveryToken(RECOVERY.toString()), LATER);
            rejected(new RecoveryToken("nonsense"), LATER);
            rejected(side.bean(MailedSecrets.class).token(new RecoveryId(new UUID(7, 2))), LATER);
        }

        @Test
        void shouldSetNothingForANameThatIsNobodys() {
            side.send(request("nobody", 1));
            rejected(token(), LATER);
        }

        @Test
        void shouldSetNothingWithoutAVerifiedAddress() {
            side.send(request("boss", 1));
            rejected(token(), LATER);
        }

        @Test
        void shouldLeaveTheTokenWhenThePasswordIsWeak() {
            side.send(request("ada", 1));
            side.rejects(complete(token(), "password1", LATER), CommonRejections.INVALID_REQUEST);
            side.rejects(complete(token(), "my name is ada", LATER), CommonRejections.INVALID_REQUEST);
            side.send(complete(token(), NEXT, LATER));
        }

        @Test
        void shouldBeOvertakenByAChangeOfThePassword() {
            side.send(request("ada", 1));
            side.send(new ChangePassword(
                    ADA,
                    new Username("ada"),
                    new Password("correct horse"),
                    new Password("another staple"),
                    SESSION,
                    ASKED.plusSeconds(1)));
            rejected(token(), LATER);
        }

        @Test
        void shouldBeOvertakenByAnotherAddress() {
            side.send(request("ada", 1));
            VerifiedAddress.give(side, ADA, "ada@example.net", ASKED.plusSeconds(1));
            rejected(token(), LATER);
        }

        @Test
        void shouldNotOpenALockedAccount() {
            side.send(new LockAccount(new Username("ada"), new LockReason("gone"), BOSS, NOW));
            side.send(request("ada", 1));
            rejected(token(), LATER);
        }

        @Test
        void shouldNotBringBackAnErasedAccount() {
            side.send(request("ada", 1));
            side.vault().destroy(KeyScope.person(ADA));
            rejected(token(), LATER);
        }

        private void rejected(RecoveryToken token, Instant at) {
            side.rejects(complete(token, NEXT, at), RecoveryRejections.INVALID_TOKEN);
            assertThat(side.log().payloads(PasswordRecovered.class)).isEmpty();
            assertThat(side.log().payloads(RecoveryUsed.class)).isEmpty();
        }
    }

    @Nested
    class Factors {
        @Test
        void shouldStayAndBeAskedFor() {
            String secret =
                    side.<OfferedTotp>send(new OfferTotp(ADA, NOW)).secret().value();
            FactorCode code = new FactorCode(AuthenticatorCode.of(secret, NOW));
            List<FactorCode> backup = side.<IssuedBackupCodes>send(new ConfirmTotp(ADA, code, SESSION, NOW))
                    .codes();
            side.send(request("ada", 1));
            side.send(complete(token(), NEXT, LATER));
            side.rejects(start(NEXT, 2, LATER.plusSeconds(1)), SessionRejections.SECOND_FACTOR_REQUIRED);
            side.send(start(NEXT, backup.getFirst(), 3, LATER.plusSeconds(1)));
        }
    }

    @Test
    void shouldShowATokenNowhere() {
        assertThat(token()).hasToString("***");
        assertThat(complete(token(), NEXT, LATER).toString()).doesNotContain(token().value());
        side.send(request("ada", 1));
        String secret = token().value().substring(RECOVERY.toString().length() + 1);
        assertThat(side.log().payloads().toString()).doesNotContain(secret);
    }

    private RecoveryToken token() {
        return side.bean(MailedSecrets.class).token(RECOVERY);
    }

    private static RequestRecovery request(String name, int number) {
        return new RequestRecovery(new RecoveryId(new UUID(7, number)), new Username(name), ASKED);
    }

    private static CompleteRecovery complete(RecoveryToken token, String password, Instant at) {
        return new CompleteRecovery(token, new Password(password), at);
    }

    private static StartSession start(String password, int number, Instant at) {
        return start(password, null, number, at);
    }

    private static StartSession start(String password, @Nullable FactorCode code, int number, Instant at) {
        return login(number, "ada", password, code, at);
    }
}
