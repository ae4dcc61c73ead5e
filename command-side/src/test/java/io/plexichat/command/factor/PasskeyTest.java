package io.plexichat.command.factor;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.Logins;
import io.plexichat.command.TestCommandSide;
import io.plexichat.command.account.PasswordSettings;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;
import io.plexichat.kernel.account.AccountCommand.LockAccount;
import io.plexichat.kernel.account.AccountEvent.SessionsEnded;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.LockReason;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.factor.FactorCommand.EnrolPasskey;
import io.plexichat.kernel.factor.FactorCommand.IssueBackupCodes;
import io.plexichat.kernel.factor.FactorCommand.OfferPasskey;
import io.plexichat.kernel.factor.FactorCommand.OfferedPasskey;
import io.plexichat.kernel.factor.FactorCommand.RemoveFactors;
import io.plexichat.kernel.factor.FactorCommand.RemovePasskey;
import io.plexichat.kernel.factor.FactorCommand.ResetFactors;
import io.plexichat.kernel.factor.FactorEvent.PasskeyEnrolled;
import io.plexichat.kernel.factor.FactorEvent.PasskeyUsed;
import io.plexichat.kernel.factor.FactorRejections;
import io.plexichat.kernel.factor.PasskeyAssertion;
import io.plexichat.kernel.factor.PasskeyChallenge;
import io.plexichat.kernel.factor.PasskeyId;
import io.plexichat.kernel.factor.PasskeyLabel;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.session.LoginCommand.OfferPasskeyLogin;
import io.plexichat.kernel.session.LoginCommand.OfferedPasskeyLogin;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import io.plexichat.kernel.session.SessionCommand.FailedAttempts;
import io.plexichat.kernel.session.SessionCommand.LiveSession;
import io.plexichat.kernel.session.SessionCommand.ProveSessionByPasskey;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionCommand.StartSessionByPasskey;
import io.plexichat.kernel.session.SessionCommand.StartedSession;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionRejections;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PasskeyTest {
    private static final AccountId ADA = new AccountId(new UUID(0, 0xa));
    private static final AccountId BOSS = new AccountId(new UUID(0, 0xb));
    private static final SessionId MINE = new SessionId(new UUID(5, 0));
    private static final Password PASSWORD = new Password("correct horse");
    private static final Password WRONG = new Password("wrong horse");
    private static final PasskeyId PHONE = new PasskeyId(new UUID(0, 1));
    private static final PasskeyLabel LABEL = new PasskeyLabel("Ada's phone");
    private static final PasswordSettings CHEAP = new PasswordSettings(64, 1, 1, null);

    private TestCommandSide side = new TestCommandSide(CHEAP);
    private int sessions;

    @BeforeEach
    void register() {
        side.register(ADA, "Ada", PASSWORD.value());
        side.registerAdmin(BOSS, "Boss", PASSWORD.value());
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class Enrolment {
        @Test
        void shouldTakeWhatWasMadeForTheOffer() {
            enrolled(new FakeAuthenticator().backedUp());
            PasskeyEnrolled event = side.log().payloads(PasskeyEnrolled.class).getFirst();
            assertThat(event.passkeyId()).isEqualTo(PHONE);
            assertThat(event.backupEligible()).isTrue();
            assertThat(event.backedUp()).isTrue();
            assertThat(side.log().payloads(SessionsEnded.class)).containsExactly(new SessionsEnded(ADA, MINE, NOW));
        }

        @Test
        void shouldTakeItAfterARestartAndOnce() {
            OfferedPasskey offered = side.send(new OfferPasskey(ADA, NOW));
            assertThat(offered.relyingPartyId()).isEqualTo("localhost");
            assertThat(offered.enrolled()).isEmpty();
            side = side.restarted(CHEAP);
            EnrolPasskey enrol = enrol(PHONE, new FakeAuthenticator(), offered.challenge(), NOW);
            side.send(enrol);
            side.rejects(enrol, FactorRejections.NOT_ENROLLED);
        }

        @Test
        void shouldEndFiveMinutesAfterTheLastOffer() {
            side.rejects(
                    enrol(PHONE, new FakeAuthenticator(), new PasskeyChallenge("AAAA"), NOW),
                    FactorRejections.NOT_ENROLLED);
            PasskeyChallenge first = offer(NOW);
            PasskeyChallenge last = offer(NOW);
            side.rejects(enrol(PHONE, new FakeAuthenticator(), first, NOW), FactorRejections.WRONG_PASSKEY);
            Instant late = NOW.plusSeconds(301);
            side.rejects(enrol(PHONE, new FakeAuthenticator(), last, late), FactorRejections.NOT_ENROLLED);
            side.send(enrol(PHONE, new FakeAuthenticator(), last, late.minusSeconds(1)));
        }

        @Test
        void shouldRefuseWhatWasMadeElsewhereOrOtherwise() {
            for (FakeAuthenticator wrong : List.of(
                    new FakeAuthenticator().at("https://localhost.example.org"),
                    new FakeAuthenticator().at("https://evil.example"),
                    new FakeAuthenticator().of("evil.example"),
                    new FakeAuthenticator().saying("webauthn.get"),
                    new FakeAuthenticator().withoutAsking())) {
                side.rejects(enrol(PHONE, wrong, offer(NOW), NOW), FactorRejections.WRONG_PASSKEY);
            }
            assertThat(side.log().payloads(SessionsEnded.class)).isEmpty();
        }

        @Test
        void shouldTakeEachOnceAndTwentyAtMost() {
            FakeAuthenticator phone = enrolled(new FakeAuthenticator());
            OfferedPasskey again = side.send(new OfferPasskey(ADA, NOW));
            assertThat(again.enrolled()).hasSize(1);
            side.rejects(
                    enrol(new PasskeyId(new UUID(0, 2)), phone, again.challenge(), NOW),
                    FactorRejections.ALREADY_ENROLLED);
            for (int i = 2; i <= 20; i++) {
                side.send(enrol(new PasskeyId(new UUID(0, i)), new FakeAuthenticator(), offer(NOW), NOW));
            }
            side.rejects(new OfferPasskey(ADA, NOW), FactorRejections.TOO_MANY_PASSKEYS);
        }
    }

    @Nested
    class Login {
        @Test
        void shouldNeedNoPasswordAndBeTwoFactors() {
            FakeAuthenticator phone = enrolled(new FakeAuthenticator());
            side = side.restarted(CHEAP);
            Authenticated known = side.<StartedSession>send(start(phone.show(ADA, challenge(NOW)), NOW))
                    .authenticated();
            assertThat(known.accountId()).isEqualTo(ADA);
            assertThat(known.username()).isEqualTo(new Username("Ada"));
            assertThat(known.secondFactor()).isTrue();
        }

        @Test
        void shouldTakeAnAnswerOnceAlsoAfterARestart() {
            FakeAuthenticator phone = enrolled(new FakeAuthenticator());
            PasskeyAssertion shown = phone.show(ADA, challenge(NOW));
            side.send(start(shown, NOW));
            refused(shown, NOW);
            side = side.restarted(CHEAP);
            refused(shown, NOW);
            assertThat(side.log().payloads(PasskeyUsed.class)).hasSize(1);
        }

        @Test
        void shouldTakeNoneTwiceHoweverManyComeBetween() {
            FakeAuthenticator phone = enrolled(new FakeAuthenticator());
            PasskeyAssertion early = phone.show(ADA, challenge(NOW));
            PasskeyAssertion first = phone.show(ADA, challenge(NOW.plusMillis(1)));
            side.send(start(first, NOW));
            for (int i = 2; i <= 22; i++) {
                side.send(start(phone.show(ADA, challenge(NOW.plusMillis(i))), NOW));
            }
            refused(first, NOW);
            refused(early, NOW);
        }

        @Test
        void shouldEndFiveMinutesAfterTheOffer() {
            FakeAuthenticator phone = enrolled(new FakeAuthenticator());
            PasskeyAssertion shown = phone.show(ADA, challenge(NOW));
            side.rejects(start(shown, NOW.plusSeconds(301)), SessionRejections.PASSKEY_EXPIRED);
            side.send(start(shown, NOW.plusSeconds(300)));
        }

        @Test
        void shouldRefuseWhatIsShownElsewhereOrOtherwise() {
            FakeAuthenticator phone = enrolled(new FakeAuthenticator());
            refused(phone.at("https://evil.example").show(ADA, challenge(NOW)), NOW);
            phone.at(FakeAuthenticator.ORIGIN);
            refused(phone.of("evil.example").show(ADA, challenge(NOW)), NOW);
            phone.of("localhost");
            refused(phone.saying("webauthn.create").show(ADA, challenge(NOW)), NOW);
            phone.saying("");
            refused(phone.backedUp().show(ADA, challenge(NOW)), NOW);
        }

        @Test
        void shouldRefuseWithoutAskingWhoUsesIt() {
            FakeAuthenticator phone = enrolled(new FakeAuthenticator());
            refused(phone.withoutAsking().show(ADA, challenge(NOW)), NOW);
        }

        @Test
        void shouldRefuseChallengesOfOthers() {
            FakeAuthenticator phone = enrolled(new FakeAuthenticator());
            refused(phone.show(ADA, new PasskeyChallenge("AAAA")), NOW);
            refused(phone.show(ADA, new PasskeyChallenge("A".repeat(96))), NOW);
        }

        @Test
        void shouldRefuseForeignAndForgedPasskeys() {
            FakeAuthenticator phone = enrolled(new FakeAuthenticator());
            refused(new FakeAuthenticator().show(ADA, challenge(NOW)), NOW);
            refused(phone.show(BOSS, challenge(NOW)), NOW);
            refused(phone.show(new AccountId(new UUID(7, 7)), challenge(NOW)), NOW);
            PasskeyAssertion good = phone.show(ADA, challenge(NOW));
            PasskeyAssertion other = phone.show(ADA, challenge(NOW));
            refused(
                    new PasskeyAssertion(
                            ADA, good.credentialId(), good.clientData(), good.authenticatorData(), other.signature()),
                    NOW);
            refused(
                    new PasskeyAssertion(ADA, good.credentialId(), "AAAA", good.authenticatorData(), good.signature()),
                    NOW);
        }

        @Test
        void shouldRefuseACounterThatDoesNotGoOn() {
            FakeAuthenticator phone = enrolled(new FakeAuthenticator().counting(5));
            side.send(start(phone.show(ADA, challenge(NOW)), NOW));
            assertThat(side.log().payloads(PasskeyUsed.class).getFirst().counter())
                    .isEqualTo(6);
            refused(phone.counting(5).show(ADA, challenge(NOW)), NOW);
            side.send(start(phone.counting(6).show(ADA, challenge(NOW)), NOW));
        }

        @Test
        void shouldTellNothingOfALockedAccount() {
            FakeAuthenticator phone = enrolled(new FakeAuthenticator());
            side.send(new LockAccount(new Username("ada"), new LockReason("x"), BOSS, NOW));
            refused(phone.show(ADA, challenge(NOW)), NOW);
        }

        @Test
        void shouldReadNothingAfterAnErasure() {
            FakeAuthenticator phone = enrolled(new FakeAuthenticator());
            side.vault().destroy(KeyScope.person(ADA));
            refused(phone.show(ADA, challenge(NOW)), NOW);
        }

        @Test
        void shouldMakeWhoGuessesWait() {
            FakeAuthenticator phone = enrolled(new FakeAuthenticator());
            for (int i = 0; i < 6; i++) {
                refused(new FakeAuthenticator().show(ADA, challenge(NOW)), NOW);
            }
            side.rejects(start(phone.show(ADA, challenge(NOW)), NOW), SessionRejections.TOO_MANY_ATTEMPTS);
            side.rejects(login(NOW), SessionRejections.TOO_MANY_ATTEMPTS);
            side.send(start(phone.show(ADA, challenge(NOW)), NOW.plusSeconds(1)));
        }

        @Test
        void shouldTellTheOwnerOfWhatFailedSinceHoweverOneLogsIn() {
            FakeAuthenticator phone = enrolled(new FakeAuthenticator());
            refused(new FakeAuthenticator().show(ADA, challenge(NOW)), NOW);
            side.rejects(Logins.login(0, "ada", WRONG.value(), NOW.plusSeconds(1)), SessionRejections.BAD_CREDENTIALS);
            StartSessionByPasskey start = start(phone.show(ADA, challenge(NOW)), NOW.plusSeconds(2));
            assertThat(side.<StartedSession>send(start).failed())
                    .isEqualTo(new FailedAttempts(2, NOW, NOW.plusSeconds(1)));
            StartSessionByPasskey next = start(phone.show(ADA, challenge(NOW.plusSeconds(3))), NOW.plusSeconds(3));
            assertThat(side.<StartedSession>send(next).failed()).isNull();
        }

        @Test
        void shouldWriteNothingForWhoOnlyAsks() {
            int before = side.log().payloads(Object.class).size();
            challenge(NOW);
            assertThat(side.log().payloads(Object.class)).hasSize(before);
        }
    }

    @Nested
    class BesideThePassword {
        @Test
        void shouldBeAskedForAfterThePassword() {
            assertThat(side.<StartedSession>send(login(NOW)).authenticated().secondFactor())
                    .isFalse();
            enrolled(new FakeAuthenticator());
            Rejection missing = TestCommandSide.rejection(side.dispatch(login(NOW), Map.of()));
            assertThat(missing.code()).isEqualTo("session.second-factor-required");
            assertThat(missing.factors()).containsExactly("passkey");
            side.send(new IssueBackupCodes(ADA, PASSWORD, NOW));
            assertThat(TestCommandSide.rejection(side.dispatch(login(NOW), Map.of()))
                            .factors())
                    .containsExactly("passkey", "backup-code");
        }

        @Test
        void shouldProveASession() {
            FakeAuthenticator phone = enrolled(new FakeAuthenticator());
            side.send(start(phone.show(ADA, challenge(NOW)), NOW.plusSeconds(1)));
            SessionId session = new SessionId(new UUID(5, sessions));
            Instant later = NOW.plusSeconds(60);
            LiveSession proved =
                    side.send(new ProveSessionByPasskey(session, ADA, phone.show(ADA, challenge(later)), later));
            assertThat(proved.provedAt()).isEqualTo(later);
            rejected(
                    new ProveSessionByPasskey(session, ADA, phone.show(BOSS, challenge(later)), later),
                    SessionRejections.WRONG_PASSKEY);
            rejected(
                    new ProveSessionByPasskey(session, ADA, new FakeAuthenticator().show(ADA, challenge(later)), later),
                    SessionRejections.WRONG_PASSKEY);
        }
    }

    @Nested
    class Removal {
        @Test
        void shouldNeedThePassword() {
            FakeAuthenticator phone = enrolled(new FakeAuthenticator());
            side.rejects(new RemovePasskey(ADA, PHONE, WRONG, MINE, NOW), AccountRejections.WRONG_PASSWORD);
            side.rejects(
                    new RemovePasskey(ADA, new PasskeyId(new UUID(0, 9)), PASSWORD, MINE, NOW),
                    FactorRejections.PASSKEY_NOT_FOUND);
            side.send(new RemovePasskey(ADA, PHONE, PASSWORD, MINE, NOW));
            assertThat(side.log().payloads(SessionsEnded.class)).hasSize(2);
            refused(phone.show(ADA, challenge(NOW)), NOW);
            assertThat(side.<StartedSession>send(login(NOW)).authenticated().secondFactor())
                    .isFalse();
            side.rejects(new RemovePasskey(BOSS, PHONE, PASSWORD, MINE, NOW), FactorRejections.PASSKEY_NOT_FOUND);
        }

        @Test
        void shouldTakeTheBackupCodesAlongWithTheLast() {
            enrolled(new FakeAuthenticator());
            side.send(new IssueBackupCodes(ADA, PASSWORD, NOW));
            side.send(new RemovePasskey(ADA, PHONE, PASSWORD, MINE, NOW));
            enrolled(new FakeAuthenticator());
            assertThat(TestCommandSide.rejection(side.dispatch(login(NOW), Map.of()))
                            .factors())
                    .containsExactly("passkey");
        }

        @Test
        void shouldAlsoComeWithAllOthersAndWithAReset() {
            enrolled(new FakeAuthenticator());
            side.send(new RemoveFactors(ADA, PASSWORD, MINE, NOW));
            FakeAuthenticator phone = enrolled(new FakeAuthenticator());
            side.send(new ResetFactors(new Username("ada"), BOSS, NOW));
            refused(phone.show(ADA, challenge(NOW)), NOW);
            assertThat(side.<StartedSession>send(login(NOW)).authenticated().secondFactor())
                    .isFalse();
        }
    }

    private FakeAuthenticator enrolled(FakeAuthenticator authenticator) {
        side.send(enrol(PHONE, authenticator, offer(NOW), NOW));
        return authenticator;
    }

    private PasskeyChallenge offer(Instant at) {
        return side.<OfferedPasskey>send(new OfferPasskey(ADA, at)).challenge();
    }

    private PasskeyChallenge challenge(Instant at) {
        return side.<OfferedPasskeyLogin>send(new OfferPasskeyLogin(at)).challenge();
    }

    private void refused(PasskeyAssertion shown, Instant at) {
        rejected(start(shown, at), SessionRejections.WRONG_PASSKEY);
    }

    private void rejected(Object command, RejectionCode code) {
        side.rejects(command, code);
    }

    private static EnrolPasskey enrol(
            PasskeyId passkey, FakeAuthenticator authenticator, PasskeyChallenge challenge, Instant at) {
        return new EnrolPasskey(ADA, passkey, LABEL, authenticator.make(challenge), MINE, at);
    }

    private StartSessionByPasskey start(PasskeyAssertion shown, Instant at) {
        sessions++;
        return new StartSessionByPasskey(
                Logins.session(sessions), shown, Logins.token(sessions), null, at, at.plus(Duration.ofDays(1)));
    }

    private StartSession login(Instant at) {
        sessions++;
        return Logins.login(sessions, "ada", PASSWORD.value(), at);
    }
}
