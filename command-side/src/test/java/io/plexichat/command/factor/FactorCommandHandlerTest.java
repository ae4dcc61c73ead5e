package io.plexichat.command.factor;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.Logins;
import io.plexichat.command.TestCommandSide;
import io.plexichat.command.account.PasswordSettings;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;
import io.plexichat.kernel.account.AccountEvent.AddressKnown;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.factor.FactorBindings;
import io.plexichat.kernel.factor.FactorCode;
import io.plexichat.kernel.factor.FactorCommand.ConfirmTotp;
import io.plexichat.kernel.factor.FactorCommand.IssueBackupCodes;
import io.plexichat.kernel.factor.FactorCommand.IssuedBackupCodes;
import io.plexichat.kernel.factor.FactorCommand.OfferTotp;
import io.plexichat.kernel.factor.FactorCommand.OfferedTotp;
import io.plexichat.kernel.factor.FactorCommand.RemoveFactors;
import io.plexichat.kernel.factor.FactorCommand.ResetAccount;
import io.plexichat.kernel.factor.FactorCommand.ResetFactors;
import io.plexichat.kernel.factor.FactorEvent.BackupCodeUsed;
import io.plexichat.kernel.factor.FactorEvent.BackupCodesIssued;
import io.plexichat.kernel.factor.FactorEvent.FactorsRemoved;
import io.plexichat.kernel.factor.FactorEvent.TotpOffered;
import io.plexichat.kernel.factor.FactorEvent.TotpUsed;
import io.plexichat.kernel.factor.FactorRejections;
import io.plexichat.kernel.factor.FactorSecret;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import io.plexichat.kernel.session.SessionCommand.RefreshOutcome;
import io.plexichat.kernel.session.SessionCommand.RefreshSession;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionCommand.StartedSession;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionLimits;
import io.plexichat.kernel.session.SessionRejections;
import io.plexichat.kernel.session.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FactorCommandHandlerTest {
    private static final AccountId ADA = new AccountId(new UUID(0, 0xa));
    private static final AccountId BOSS = new AccountId(new UUID(0, 0xb));
    private static final Password PASSWORD = new Password("correct horse");
    /** The first that is started. */
    private static final SessionId MINE = new SessionId(new UUID(5, 1));

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final PasswordSettings CHEAP = new PasswordSettings(64, 1, 1, null);

    private TestCommandSide side = new TestCommandSide(CHEAP);
    private int sessions;

    @BeforeEach
    void register() {
        side.register(ADA, "Ada", PASSWORD.value());
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class Enrolment {
        @Test
        void shouldAskForNothingUntilACodeWasConfirmed() {
            offer(NOW);
            assertThat(login(null, NOW).secondFactor()).isFalse();
            assertThat(side.log().payloads(TotpOffered.class))
                    .singleElement()
                    .satisfies(
                            offered -> assertThat(side.vault().open(offered.secret(), FactorBindings.totpSecret(ADA)))
                                    .isPresent());
        }

        @Test
        void shouldIssueTenBackupCodesAndKeepTheirHashesOnly() {
            List<FactorCode> codes = enrol().codes();
            assertThat(codes)
                    .hasSize(10)
                    .doesNotHaveDuplicates()
                    .allSatisfy(code -> assertThat(code.value()).matches("[a-km-np-z2-9]{5}-[a-km-np-z2-9]{5}"));
            String stored = side.vault()
                    .open(
                            side.log()
                                    .payloads(BackupCodesIssued.class)
                                    .getFirst()
                                    .hashes(),
                            FactorBindings.backupCodes(ADA))
                    .orElseThrow();
            assertThat(stored.split(" ")).hasSize(10).allMatch(hash -> hash.startsWith("$argon2id$v=19$m=64,t=1,p=1$"));
            codes.forEach(code -> assertThat(stored).doesNotContain(code.value().replace("-", "")));
        }

        @Test
        void shouldRejectAWrongCodeAndOneThatComesTooLate() {
            side.rejects(confirm("123456", NOW), FactorRejections.NOT_ENROLLED);
            FactorSecret secret = offer(NOW);
            String other = code(secret, NOW.plus(Duration.ofHours(1)));
            side.rejects(confirm(other, NOW), FactorRejections.WRONG_CODE);
            Instant late = NOW.plus(Duration.ofMinutes(16));
            side.rejects(confirm(code(secret, late), late), FactorRejections.NOT_ENROLLED);
            assertThat(side.log().payloads(BackupCodesIssued.class)).isEmpty();
        }

        @Test
        void shouldTakeTheLastOffer() {
            FactorSecret first = offer(NOW);
            FactorSecret second = offer(NOW);
            side.rejects(confirm(code(first, NOW), NOW), FactorRejections.WRONG_CODE);
            side.send(confirm(code(second, NOW), NOW));
        }

        @Test
        void shouldRejectASecondAuthenticator() {
            enrol();
            side.rejects(new OfferTotp(ADA, NOW), FactorRejections.ALREADY_ENROLLED);
        }
    }

    @Nested
    class Login {
        @Test
        void shouldAskForACodeOnceThePasswordIsRight() {
            enrol();
            Rejection missing = rejected(null, NOW);
            assertThat(missing.code()).isEqualTo("session.second-factor-required");
            assertThat(missing.factors()).containsExactly("totp", "backup-code");
            side.rejects(start("wrong horse", new FactorCode("123456"), NOW), SessionRejections.BAD_CREDENTIALS);
            assertThat(side.log().payloads(SessionStarted.class)).isEmpty();
        }

        @Test
        void shouldTakeACodeOnceAlsoAfterARestart() {
            FactorSecret secret = secretOf(enrol());
            Instant later = NOW.plus(STEP);
            FactorCode code = new FactorCode(code(secret, later));
            assertThat(login(code, later).secondFactor()).isTrue();
            assertRejected(code, later, SessionRejections.WRONG_CODE);
            side = side.restarted(CHEAP);
            assertRejected(code, later, SessionRejections.WRONG_CODE);
            assertThat(side.log().payloads(TotpUsed.class)).hasSize(1);
            assertThat(side.log().payloads(SessionStarted.class)).hasSize(1);
        }

        @Test
        void shouldNotTakeTheCodeOfTheEnrolmentOrOneBeforeTheLast() {
            FactorSecret secret = secretOf(enrol());
            assertRejected(new FactorCode(code(secret, NOW)), NOW, SessionRejections.WRONG_CODE);
            Instant later = NOW.plus(STEP.multipliedBy(2));
            login(new FactorCode(code(secret, later)), later);
            assertRejected(new FactorCode(code(secret, later.minus(STEP))), later, SessionRejections.WRONG_CODE);
        }

        @Test
        void shouldTakeEachBackupCodeOnceHoweverItIsTyped() {
            List<FactorCode> codes = enrol().codes();
            FactorCode typed =
                    new FactorCode(codes.get(7).value().toUpperCase(Locale.ROOT).replace("-", " "));
            assertThat(login(typed, NOW).secondFactor()).isTrue();
            assertRejected(codes.get(7), NOW, SessionRejections.WRONG_CODE);
            login(codes.get(0), NOW);
            assertThat(side.log().payloads(BackupCodeUsed.class))
                    .extracting(BackupCodeUsed::number)
                    .containsExactly(7, 0);
            assertRejected(new FactorCode("abcde-fghjk"), NOW, SessionRejections.WRONG_CODE);
        }

        @Test
        void shouldTellOnlyOfWhatIsLeft() {
            enrol().codes().forEach(code -> login(code, NOW));
            assertThat(rejected(null, NOW).factors()).containsExactly("totp");
        }

        @Test
        void shouldKnowAtARefreshWhetherThereIsAFactor() {
            StartSession started = start(PASSWORD.value(), null, NOW);
            side.send(started);
            enrol();
            RefreshOutcome refreshed = side.send(new RefreshSession(
                    started.sessionId(),
                    started.refreshToken(),
                    new TokenHash("f".repeat(64)),
                    NOW,
                    new SessionLimits(STEP, STEP)));
            assertThat(Objects.requireNonNull(refreshed.session())
                            .authenticated()
                            .secondFactor())
                    .isTrue();
        }

        @Test
        void shouldRejectAnAccountThatWasErased() {
            FactorCode code = enrol().codes().getFirst();
            side.vault().destroy(KeyScope.person(ADA));
            assertRejected(code, NOW, SessionRejections.BAD_CREDENTIALS);
        }
    }

    @Nested
    class Guessing {
        private static final FactorCode WRONG = new FactorCode("abcde-fghjk");

        @Test
        void shouldHaveToWaitLongerAndLonger() {
            FactorCode right = enrol().codes().getFirst();
            for (int i = 0; i < 6; i++) {
                assertRejected(WRONG, NOW, SessionRejections.WRONG_CODE);
            }
            assertRejected(right, NOW, SessionRejections.TOO_MANY_ATTEMPTS);
            assertRejected(WRONG, NOW.plusSeconds(1), SessionRejections.WRONG_CODE);
            assertRejected(right, NOW.plusSeconds(2), SessionRejections.TOO_MANY_ATTEMPTS);
            login(right, NOW.plusSeconds(3));
        }

        @Test
        void shouldNeverWaitForMoreThanAQuarterOfAnHour() {
            FactorCode right = enrol().codes().getFirst();
            Instant at = NOW;
            for (int i = 0; i < 100; i++) {
                assertRejected(WRONG, at, SessionRejections.WRONG_CODE);
                at = at.plus(Duration.ofMinutes(15));
            }
            assertRejected(WRONG, at, SessionRejections.WRONG_CODE);
            assertRejected(right, at.plus(Duration.ofMinutes(14)), SessionRejections.TOO_MANY_ATTEMPTS);
            login(right, at.plus(Duration.ofMinutes(15)));
        }

        @Test
        void shouldBeginAnewAfterTheRightCode() {
            IssuedBackupCodes enrolled = enrol();
            for (int i = 0; i < 5; i++) {
                assertRejected(WRONG, NOW, SessionRejections.WRONG_CODE);
            }
            login(enrolled.codes().get(1), NOW);
            for (int i = 0; i < 5; i++) {
                assertRejected(WRONG, NOW, SessionRejections.WRONG_CODE);
            }
            login(enrolled.codes().get(2), NOW);
        }

        @Test
        void shouldCountCodesAndPasswordsTogether() {
            FactorCode right = enrol().codes().getFirst();
            for (int i = 0; i < 3; i++) {
                side.rejects(start("wrong horse", WRONG, NOW), SessionRejections.BAD_CREDENTIALS);
                assertRejected(WRONG, NOW, SessionRejections.WRONG_CODE);
            }
            assertRejected(right, NOW, SessionRejections.TOO_MANY_ATTEMPTS);
            login(right, NOW.plusSeconds(1));
        }

        @Test
        void shouldNotKnowAnAddressByThePasswordAlone() {
            FactorCode right = enrol().codes().getFirst();
            Map<String, String> from = Map.of(MetadataKeys.CLIENT_ADDRESS_HASH, "e15e");
            var _ = side.dispatch(start(PASSWORD.value(), WRONG, NOW), from);
            assertThat(side.log().payloads(AddressKnown.class)).isEmpty();
            var _ = side.dispatch(start(PASSWORD.value(), right, NOW), from);
            assertThat(side.log().payloads(AddressKnown.class)).hasSize(1);
        }

        @Test
        void shouldNotCountBeingAskedForACode() {
            FactorCode right = enrol().codes().getFirst();
            for (int i = 0; i < 20; i++) {
                assertThat(rejected(null, NOW).code()).isEqualTo("session.second-factor-required");
            }
            login(right, NOW);
        }
    }

    @Nested
    class BackupCodesAgain {
        @Test
        void shouldReplaceThoseBefore() {
            FactorCode before = enrol().codes().getFirst();
            IssuedBackupCodes issued = side.send(new IssueBackupCodes(ADA, PASSWORD, NOW));
            assertRejected(before, NOW, SessionRejections.WRONG_CODE);
            login(issued.codes().getFirst(), NOW);
        }

        @Test
        void shouldNeedThePasswordAndAnAuthenticator() {
            side.rejects(new IssueBackupCodes(ADA, PASSWORD, NOW), FactorRejections.NOT_ENROLLED);
            enrol();
            side.rejects(new IssueBackupCodes(ADA, new Password("wrong horse"), NOW), AccountRejections.WRONG_PASSWORD);
        }
    }

    @Nested
    class Sessions {
        private final Map<Integer, String> refreshed = new HashMap<>();

        @Test
        void shouldEndButTheOneThatChangesTheFactors() {
            side.send(start(PASSWORD.value(), null, NOW));
            side.send(start(PASSWORD.value(), null, NOW));
            enrol();
            assertThat(isLive(1)).isTrue();
            assertThat(isLive(2)).isFalse();
            login(
                    side.<IssuedBackupCodes>send(new IssueBackupCodes(ADA, PASSWORD, NOW))
                            .codes()
                            .getFirst(),
                    NOW.plusSeconds(1));
            assertThat(isLive(3)).isTrue();
            side.send(new RemoveFactors(ADA, PASSWORD, MINE, NOW.plusSeconds(2)));
            assertThat(isLive(1)).isTrue();
            assertThat(isLive(3)).isFalse();
        }

        @Test
        void shouldEndWithAResetAndNotWithOneThatIsRejected() {
            side.send(start(PASSWORD.value(), null, NOW));
            side.rejects(new ResetFactors(new Username("ada"), BOSS, NOW), FactorRejections.NOT_ENROLLED);
            assertThat(isLive(1)).isTrue();
            enrol();
            assertThat(side.<ResetAccount>send(new ResetFactors(new Username("ada"), BOSS, NOW)))
                    .isEqualTo(new ResetAccount(ADA));
            assertThat(isLive(1)).isFalse();
        }

        /** Uses its refresh token. */
        private boolean isLive(int number) {
            String token = refreshed.getOrDefault(number, "%064x".formatted(number));
            String next = "%064x".formatted(1_000 * number + refreshed.size());
            RefreshOutcome outcome = side.send(new RefreshSession(
                    new SessionId(new UUID(5, number)),
                    new TokenHash(token),
                    new TokenHash(next),
                    NOW.plusSeconds(3),
                    new SessionLimits(Duration.ofDays(1), Duration.ofDays(1))));
            refreshed.put(number, next);
            return outcome.session() != null;
        }
    }

    @Nested
    class Removal {
        @Test
        void shouldAskForNothingAfterwards() {
            enrol();
            side.send(new RemoveFactors(ADA, PASSWORD, MINE, NOW));
            assertThat(login(null, NOW).secondFactor()).isFalse();
            offer(NOW);
            side.rejects(new RemoveFactors(ADA, PASSWORD, MINE, NOW), FactorRejections.NOT_ENROLLED);
        }

        @Test
        void shouldNeedThePassword() {
            enrol();
            side.rejects(
                    new RemoveFactors(ADA, new Password("wrong horse"), MINE, NOW), AccountRejections.WRONG_PASSWORD);
            assertThat(side.log().payloads(FactorsRemoved.class)).isEmpty();
        }

        @Test
        void shouldNameTheAdministratorWhoResetThem() {
            enrol();
            side.send(new ResetFactors(new Username("ADA"), BOSS, NOW));
            assertThat(side.log().payloads(FactorsRemoved.class)).containsExactly(new FactorsRemoved(ADA, BOSS, NOW));
            side.rejects(new ResetFactors(new Username("ada"), BOSS, NOW), FactorRejections.NOT_ENROLLED);
            side.rejects(new ResetFactors(new Username("nobody"), BOSS, NOW), AccountRejections.NOT_FOUND);
        }
    }

    private FactorSecret offer(Instant at) {
        return side.<OfferedTotp>send(new OfferTotp(ADA, at)).secret();
    }

    private IssuedBackupCodes enrol() {
        return side.send(confirm(code(offer(NOW), NOW), NOW));
    }

    /** What an authenticator has, as the log keeps it. */
    private FactorSecret secretOf(IssuedBackupCodes enrolled) {
        assertThat(enrolled.codes()).isNotEmpty();
        return new FactorSecret(side.vault()
                .open(side.log().payloads(TotpOffered.class).getLast().secret(), FactorBindings.totpSecret(ADA))
                .orElseThrow());
    }

    private Authenticated login(@Nullable FactorCode code, Instant at) {
        return side.<StartedSession>send(start(PASSWORD.value(), code, at)).authenticated();
    }

    private Rejection rejected(@Nullable FactorCode code, Instant at) {
        return TestCommandSide.rejection(side.dispatch(start(PASSWORD.value(), code, at), Map.of()));
    }

    private void assertRejected(FactorCode code, Instant at, RejectionCode expected) {
        assertThat(rejected(code, at).code()).isEqualTo(expected.code());
    }

    private StartSession start(String password, @Nullable FactorCode code, Instant at) {
        sessions++;
        return Logins.login(sessions, "ada", password, code, at);
    }

    private static ConfirmTotp confirm(String code, Instant at) {
        return new ConfirmTotp(ADA, new FactorCode(code), MINE, at);
    }

    private static String code(FactorSecret secret, Instant at) {
        return Totp.code(secret, at.getEpochSecond() / STEP.toSeconds());
    }
}
