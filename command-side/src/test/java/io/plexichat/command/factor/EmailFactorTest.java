package io.plexichat.command.factor;

import static io.plexichat.command.Logins.login;
import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.command.account.MailedSecrets;
import io.plexichat.command.account.PasswordSettings;
import io.plexichat.command.account.VerifiedAddress;
import io.plexichat.command.mail.MailSettings;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.account.AccountCommand.ConfirmEmail;
import io.plexichat.kernel.account.AccountCommand.RegisterAccount;
import io.plexichat.kernel.account.AccountCommand.RemoveEmailAddress;
import io.plexichat.kernel.account.AccountEvent.AddressKnown;
import io.plexichat.kernel.account.AccountEvent.EmailAddressRemoved;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.account.EmailProofId;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.factor.FactorCode;
import io.plexichat.kernel.factor.FactorCommand.EnrolEmail;
import io.plexichat.kernel.factor.FactorCommand.RemoveEmail;
import io.plexichat.kernel.factor.FactorCommand.ResetFactors;
import io.plexichat.kernel.factor.FactorEvent.EmailCodeOffered;
import io.plexichat.kernel.factor.FactorEvent.EmailCodeUsed;
import io.plexichat.kernel.factor.FactorRejections;
import io.plexichat.kernel.mail.MailRejections;
import io.plexichat.kernel.session.LoginCommand.OfferLoginCode;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionCommand.StartedSession;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionRejections;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EmailFactorTest {
    private static final AccountId ADA = new AccountId(new UUID(0, 0xa));
    private static final AccountId BOSS = new AccountId(new UUID(0, 0xb));
    private static final SessionId MINE = new SessionId(new UUID(5, 0));
    private static final Password PASSWORD = new Password("correct horse");
    private static final Password WRONG = new Password("wrong horse");
    private static final EmailProofId PROOF = new EmailProofId(new UUID(0, 1));
    private static final EmailProofId LATER_PROOF = new EmailProofId(new UUID(0, 2));
    private static final PasswordSettings CHEAP = new PasswordSettings(64, 1, 1, null);
    private static final MailSettings ON = new MailSettings(URI.create("https://chat.example.org"));

    private TestCommandSide side = new TestCommandSide(CHEAP, ON);
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
        void shouldNeedAVerifiedAddress() {
            side.rejects(new EnrolEmail(ADA, MINE, NOW), AccountRejections.EMAIL_NOT_VERIFIED);
            VerifiedAddress.offer(side, ADA, "ada@example.org", NOW);
            side.rejects(new EnrolEmail(ADA, MINE, NOW), AccountRejections.EMAIL_NOT_VERIFIED);
            enrol();
            side.rejects(new EnrolEmail(ADA, MINE, NOW), FactorRejections.ALREADY_ENROLLED);
        }

        @Test
        void shouldBeRejectedWhereNoMailsAreSent() {
            try (TestCommandSide off = new TestCommandSide(CHEAP)) {
                off.register(ADA, "Ada", PASSWORD.value());
                off.rejects(new EnrolEmail(ADA, MINE, NOW), MailRejections.OFF);
            }
        }
    }

    @Nested
    class Login {
        @Test
        void shouldTakeACodeOnceAlsoAfterARestart() {
            enrol();
            Rejection missing = TestCommandSide.rejection(side.dispatch(start(null, NOW), Map.of()));
            assertThat(missing.code()).isEqualTo("session.second-factor-required");
            assertThat(missing.factors()).containsExactly("email");
            side.send(new OfferLoginCode(PROOF, new Username("ada"), PASSWORD, NOW));
            side = side.restarted(CHEAP);
            assertThat(side.<StartedSession>send(start(code(PROOF), NOW))
                            .authenticated()
                            .secondFactor())
                    .isTrue();
            side.rejects(start(code(PROOF), NOW), SessionRejections.WRONG_CODE);
            assertThat(side.log().payloads(EmailCodeUsed.class)).containsExactly(new EmailCodeUsed(ADA, PROOF, NOW));
        }

        @Test
        void shouldTakeTheLastCodeForTenMinutes() {
            enrol();
            side.rejects(start(code(PROOF), NOW), SessionRejections.WRONG_CODE);
            side.send(new OfferLoginCode(PROOF, new Username("ada"), PASSWORD, NOW));
            side.send(new OfferLoginCode(LATER_PROOF, new Username("ada"), PASSWORD, NOW));
            side.rejects(start(code(PROOF), NOW), SessionRejections.WRONG_CODE);
            side.send(start(code(LATER_PROOF), NOW.plusSeconds(600)));
            side.send(new OfferLoginCode(PROOF, new Username("ada"), PASSWORD, NOW.plusSeconds(600)));
            side.rejects(start(code(PROOF), NOW.plusSeconds(1_201)), SessionRejections.WRONG_CODE);
        }

        @Test
        void shouldMailACodeForTheRightPasswordOnly() {
            side.rejects(new OfferLoginCode(PROOF, new Username("ada"), PASSWORD, NOW), FactorRejections.NOT_ENROLLED);
            enrol();
            side.rejects(new OfferLoginCode(PROOF, new Username("ada"), WRONG, NOW), SessionRejections.BAD_CREDENTIALS);
            side.rejects(
                    new OfferLoginCode(PROOF, new Username("nobody"), PASSWORD, NOW),
                    SessionRejections.BAD_CREDENTIALS);
            assertThat(side.log().payloads(EmailCodeOffered.class)).isEmpty();
        }

        @Test
        void shouldOfferNoCodeThatNobodySends() {
            try (TestCommandSide off = new TestCommandSide(CHEAP)) {
                off.register(ADA, "Ada", PASSWORD.value());
                off.rejects(new OfferLoginCode(PROOF, new Username("ada"), PASSWORD, NOW), MailRejections.OFF);
                off.rejects(new OfferLoginCode(PROOF, new Username("ada"), WRONG, NOW), MailRejections.OFF);
            }
        }

        @Test
        void shouldNotBeginTheCountOfWrongCodesAnewByThePasswordAlone() {
            enrol();
            side.send(new OfferLoginCode(PROOF, new Username("ada"), PASSWORD, NOW));
            for (int i = 0; i < 5; i++) {
                side.rejects(start(new FactorCode("00000000"), NOW), SessionRejections.WRONG_CODE);
            }
            side.send(new OfferLoginCode(PROOF, new Username("ada"), PASSWORD, NOW));
            side.rejects(start(new FactorCode("00000000"), NOW), SessionRejections.WRONG_CODE);
            side.rejects(start(code(PROOF), NOW), SessionRejections.TOO_MANY_ATTEMPTS);
            side.send(start(code(PROOF), NOW.plusSeconds(1)));
        }

        @Test
        void shouldKnowNoAddressByThePasswordAlone() {
            enrol();
            OfferLoginCode offer = new OfferLoginCode(PROOF, new Username("ada"), PASSWORD, NOW);
            assertThat(side.dispatch(offer, Map.of(MetadataKeys.CLIENT_ADDRESS_HASH, "e15e"))
                            .isExceptional())
                    .isFalse();
            assertThat(side.log().payloads(AddressKnown.class)).isEmpty();
        }

        @Test
        void shouldFloodNobody() {
            enrol();
            for (int i = 0; i < 3; i++) {
                side.send(new OfferLoginCode(PROOF, new Username("ada"), PASSWORD, NOW));
            }
            side.rejects(
                    new OfferLoginCode(PROOF, new Username("ada"), PASSWORD, NOW), SessionRejections.TOO_MANY_ATTEMPTS);
        }
    }

    @Nested
    class Removal {
        @Test
        void shouldNeedThePassword() {
            enrol();
            side.rejects(new RemoveEmail(ADA, WRONG, MINE, NOW), AccountRejections.WRONG_PASSWORD);
            side.send(new RemoveEmail(ADA, PASSWORD, MINE, NOW));
            assertThat(side.<StartedSession>send(start(null, NOW))
                            .authenticated()
                            .secondFactor())
                    .isFalse();
            side.rejects(new RemoveEmail(ADA, PASSWORD, MINE, NOW), FactorRejections.NOT_ENROLLED);
        }

        @Test
        void shouldAlsoComeWithAReset() {
            enrol();
            side.send(new ResetFactors(new Username("ada"), BOSS, NOW));
            assertThat(side.<StartedSession>send(start(null, NOW))
                            .authenticated()
                            .secondFactor())
                    .isFalse();
        }
    }

    @Nested
    class RemovalOfTheAddress {
        @Test
        void shouldWaitForTheEndOfTheCodes() {
            enrol();
            side.rejects(new RemoveEmailAddress(ADA, NOW), AccountRejections.EMAIL_IS_FACTOR);
            assertThat(side.log().payloads(EmailAddressRemoved.class)).isEmpty();
            side.send(new RemoveEmail(ADA, PASSWORD, MINE, NOW));
            side.send(new RemoveEmailAddress(ADA, NOW));
            side.send(new RemoveEmailAddress(ADA, NOW));
            assertThat(side.log().payloads(EmailAddressRemoved.class))
                    .containsExactly(new EmailAddressRemoved(ADA, NOW));
            side.rejects(new EnrolEmail(ADA, MINE, NOW), AccountRejections.EMAIL_NOT_VERIFIED);
        }

        @Test
        void shouldAlsoTakeOneThatIsOnlyOffered() {
            side.send(new RemoveEmailAddress(ADA, NOW));
            assertThat(side.log().payloads(EmailAddressRemoved.class))
                    .as("there was none")
                    .isEmpty();
            EmailProofId offered = VerifiedAddress.offer(side, ADA, "ada@example.org", NOW);
            side.send(new RemoveEmailAddress(ADA, NOW));
            side = side.restarted(CHEAP);
            side.rejects(
                    new ConfirmEmail(ADA, side.bean(MailedSecrets.class).code(offered), NOW),
                    AccountRejections.EMAIL_NOT_OFFERED);
        }

        @Test
        void shouldAlsoTakeOneThatWasGivenWhileRegistering() {
            side.send(new RegisterAccount(
                    BOSS,
                    new Username("boss"),
                    new DisplayName("Boss"),
                    new EmailAddress("boss@example.org"),
                    PASSWORD,
                    Set.of(ServerRole.MEMBER),
                    false,
                    NOW));
            side.send(new RemoveEmailAddress(BOSS, NOW));
            assertThat(side.log().payloads(EmailAddressRemoved.class)).hasSize(1);
        }
    }

    private void enrol() {
        VerifiedAddress.give(side, ADA, "ada@example.org", NOW);
        side.send(new EnrolEmail(ADA, MINE, NOW));
    }

    private FactorCode code(EmailProofId proof) {
        return new FactorCode(side.bean(MailedSecrets.class).code(proof).value());
    }

    private StartSession start(@Nullable FactorCode code, Instant at) {
        sessions++;
        return login(sessions, "ada", PASSWORD.value(), code, at);
    }
}
