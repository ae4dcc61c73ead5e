package io.plexichat.command.account;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.command.mail.MailSettings;
import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountCommand.ConfirmEmail;
import io.plexichat.kernel.account.AccountCommand.OfferEmail;
import io.plexichat.kernel.account.AccountEvent.EmailConfirmed;
import io.plexichat.kernel.account.AccountEvent.EmailOffered;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.account.EmailCode;
import io.plexichat.kernel.account.EmailProofId;
import io.plexichat.kernel.mail.MailRejections;
import io.plexichat.kernel.session.SessionRejections;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountEmailTest {
    private static final AccountId ADA = new AccountId(new UUID(0, 0xa));
    private static final EmailProofId PROOF = new EmailProofId(new UUID(0, 1));
    private static final EmailProofId LATER_PROOF = new EmailProofId(new UUID(0, 2));
    private static final PasswordSettings CHEAP = new PasswordSettings(64, 1, 1, null);
    private static final MailSettings ON = new MailSettings(URI.create("https://chat.example.org"));

    private TestCommandSide side = new TestCommandSide(CHEAP, ON);

    @BeforeEach
    void register() {
        side.register(ADA, "Ada", "correct horse");
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class Offer {
        @Test
        void shouldSealTheAddressAndHoldNoCode() {
            side.send(offer(PROOF));
            assertThat(side.log().payloads(EmailOffered.class)).singleElement().satisfies(offered -> {
                assertThat(side.vault().open(offered.email(), AccountBindings.offeredEmail(ADA)))
                        .contains("ada@example.org");
                assertThat(offered.toString()).doesNotContain(code(PROOF).value());
            });
        }

        @Test
        void shouldBeRejectedWhereNoMailsAreSent() {
            try (TestCommandSide off = new TestCommandSide(CHEAP)) {
                off.register(ADA, "Ada", "correct horse");
                off.rejects(offer(PROOF), MailRejections.OFF);
            }
        }

        @Test
        void shouldFloodNobody() {
            for (int i = 0; i < 4; i++) {
                side.send(offer(new EmailProofId(new UUID(1, i))));
            }
            side.rejects(offer(PROOF), SessionRejections.TOO_MANY_ATTEMPTS);
            assertThat(side.log().payloads(EmailOffered.class)).hasSize(4);
        }
    }

    @Nested
    class Confirm {
        @Test
        void shouldTakeTheCodeOnceAlsoAfterARestart() {
            side.send(offer(PROOF));
            side = side.restarted(CHEAP);
            side.send(new ConfirmEmail(ADA, new EmailCode(spaced(code(PROOF).value())), NOW));
            assertThat(side.log().payloads(EmailConfirmed.class))
                    .singleElement()
                    .satisfies(confirmed -> assertThat(
                                    side.vault().open(confirmed.email(), AccountBindings.confirmedEmail(ADA)))
                            .contains("ada@example.org"));
            side.rejects(new ConfirmEmail(ADA, code(PROOF), NOW), AccountRejections.EMAIL_NOT_OFFERED);
        }

        @Test
        void shouldTakeTheCodeOfTheLastOfferOnly() {
            side.rejects(new ConfirmEmail(ADA, code(PROOF), NOW), AccountRejections.EMAIL_NOT_OFFERED);
            side.send(offer(PROOF));
            side.send(offer(LATER_PROOF));
            side.rejects(new ConfirmEmail(ADA, code(PROOF), NOW), AccountRejections.WRONG_EMAIL_CODE);
            side.send(new ConfirmEmail(ADA, code(LATER_PROOF), NOW));
        }

        @Test
        void shouldTakeItForAnHour() {
            side.send(offer(PROOF));
            side.rejects(
                    new ConfirmEmail(ADA, code(PROOF), NOW.plus(Duration.ofMinutes(61))),
                    AccountRejections.EMAIL_NOT_OFFERED);
            side.send(new ConfirmEmail(ADA, code(PROOF), NOW.plus(Duration.ofMinutes(60))));
        }

        @Test
        void shouldMakeWhoeverGuessesWait() {
            side.send(offer(PROOF));
            for (int i = 0; i < 6; i++) {
                side.rejects(new ConfirmEmail(ADA, new EmailCode("no"), NOW), AccountRejections.WRONG_EMAIL_CODE);
            }
            side.rejects(new ConfirmEmail(ADA, code(PROOF), NOW), SessionRejections.TOO_MANY_ATTEMPTS);
            side.send(new ConfirmEmail(ADA, code(PROOF), NOW.plusSeconds(1)));
        }
    }

    @Test
    void shouldMakeEightDigitsThatDiffer() {
        assertThat(code(PROOF).value())
                .matches("[0-9]{8}")
                .isNotEqualTo(code(LATER_PROOF).value());
        assertThat(code(PROOF)).hasToString("***");
        assertThat(new ConfirmEmail(ADA, code(PROOF), NOW).toString())
                .doesNotContain(code(PROOF).value());
    }

    private EmailCode code(EmailProofId proof) {
        return side.bean(MailedSecrets.class).code(proof);
    }

    private static OfferEmail offer(EmailProofId proof) {
        return new OfferEmail(ADA, proof, new EmailAddress("ada@example.org"), NOW);
    }

    private static String spaced(String code) {
        return code.substring(0, 4) + " " + code.substring(4);
    }
}
