package io.plexichat.command.notice;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.command.Logins;
import io.plexichat.command.Orders;
import io.plexichat.command.TestCommandSide;
import io.plexichat.command.account.AccountRecovery;
import io.plexichat.command.account.Mailboxes;
import io.plexichat.command.account.MailedSecrets;
import io.plexichat.command.account.PasswordSettings;
import io.plexichat.command.account.VerifiedAddress;
import io.plexichat.command.factor.FakeAuthenticator;
import io.plexichat.command.mail.Letter;
import io.plexichat.command.mail.MailSettings;
import io.plexichat.command.mail.Mailer.Delivery;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.account.AccountCommand.ChangePassword;
import io.plexichat.kernel.account.AccountCommand.LockAccount;
import io.plexichat.kernel.account.AccountCommand.RemoveEmailAddress;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.account.EmailProofId;
import io.plexichat.kernel.account.LockReason;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.factor.FactorCommand.EnrolPasskey;
import io.plexichat.kernel.factor.FactorCommand.OfferPasskey;
import io.plexichat.kernel.factor.FactorCommand.OfferedPasskey;
import io.plexichat.kernel.factor.FactorCommand.RemovePasskey;
import io.plexichat.kernel.factor.PasskeyId;
import io.plexichat.kernel.factor.PasskeyLabel;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.mail.MailEvent.MailBegun;
import io.plexichat.kernel.mail.MailEvent.MailGivenUp;
import io.plexichat.kernel.mail.MailEvent.MailSent;
import io.plexichat.kernel.mail.MailEvent.Why;
import io.plexichat.kernel.recovery.RecoveryCommand.RequestRecovery;
import io.plexichat.kernel.recovery.RecoveryId;
import io.plexichat.kernel.session.FailedLoginsId;
import io.plexichat.kernel.session.LoginCommand.RecordFailedLogins;
import io.plexichat.kernel.session.LoginEvent.LoginsFailed;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WhenOwnersAreConcernedThenMailThemTest {
    private static final AccountId ADA = new AccountId(new UUID(0, 0xa));
    private static final AccountId BOSS = new AccountId(new UUID(0, 0xb));
    private static final AccountId CHIEF = new AccountId(new UUID(0, 0xc));
    private static final URI URL = URI.create("https://chat.example.org");
    private static final PasswordSettings CHEAP = new PasswordSettings(64, 1, 1, null);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestCommandSide side = new TestCommandSide(CHEAP, new MailSettings(URL));
    private final RecordingMailer mailer = new RecordingMailer();
    private Instant now = NOW.plusSeconds(10);
    private WhenOwnersAreConcernedThenMailThem mailing = mailing(mailer);
    private String password = "correct horse";
    private int sessions;

    @BeforeEach
    void begin() throws InterruptedException {
        side.register(ADA, "Ada", password);
        side.register(BOSS, "Boss", "correct battery");
        side.registerAdmin(CHIEF, "Chief", "correct staple");
        VerifiedAddress.give(side, ADA, "ada@example.org", NOW);
        look();
        assertThat(mailer.taken()).as("of before it was turned on").isEmpty();
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class Told {
        @Test
        void shouldBeOfAChangedPassword() throws InterruptedException {
            changePassword();
            lookUntilTaken(1);
            Letter letter = mailer.taken().getFirst();
            assertThat(letter.to()).isEqualTo(new EmailAddress("ada@example.org"));
            assertThat(letter.subject()).isEqualTo("PlexiChat: your password was changed");
            assertThat(letter.text()).startsWith("Hello Ada,").contains("21 November 2026, 10:00 UTC");
            assertThat(side.log().payloads(MailSent.class)).containsExactly(new MailSent(letter.mailId(), ADA, now));
        }

        @Test
        void shouldBeTheCodeAtTheNewAddressAndTheChangeAtTheOldOne() throws InterruptedException {
            EmailProofId proof = VerifiedAddress.offer(side, ADA, "ada@example.net", now);
            lookUntilTaken(1);
            Letter code = mailer.taken().getFirst();
            assertThat(code.to()).isEqualTo(new EmailAddress("ada@example.net"));
            assertThat(code.text())
                    .contains(side.bean(MailedSecrets.class).code(proof).value());
            VerifiedAddress.give(side, ADA, "ada@example.com", now);
            lookUntilTaken(3);
            assertThat(mailer.taken().get(2).to()).isEqualTo(new EmailAddress("ada@example.org"));
            assertThat(mailer.taken().get(2).text()).doesNotContain("example");
        }

        @Test
        void shouldBeTheLinkOfARecovery() throws InterruptedException {
            RecoveryId recovery = new RecoveryId(new UUID(7, 1));
            side.send(new RequestRecovery(recovery, new Username("ada"), now));
            side.send(new RequestRecovery(new RecoveryId(new UUID(7, 2)), new Username("nobody"), now));
            side.send(new RequestRecovery(new RecoveryId(new UUID(7, 3)), new Username("boss"), now));
            lookUntilTaken(1);
            assertThat(mailer.taken().getFirst().text())
                    .contains(URL + "/recover#"
                            + side.bean(MailedSecrets.class).token(recovery).value());
            assertThat(mailer.taken().getFirst()).asString().doesNotContain("recover");
            lookAtAll();
            assertThat(mailer.taken()).hasSize(1);
        }

        @Test
        void shouldBeOfASignInFromElsewhereButNotOfTheFirst() throws InterruptedException {
            login("h0me");
            login("e15e");
            login("e15e");
            lookUntilTaken(1);
            lookAtAll();
            assertThat(mailer.taken())
                    .extracting(Letter::subject)
                    .containsExactly("PlexiChat: sign-in from a new place");
        }

        @Test
        void shouldBeOfPasskeysThatComeAndGo() throws InterruptedException {
            PasskeyId passkey = new PasskeyId(new UUID(0, 1));
            OfferedPasskey offered = side.send(new OfferPasskey(ADA, now));
            side.send(new EnrolPasskey(
                    ADA,
                    passkey,
                    new PasskeyLabel("secret name"),
                    new FakeAuthenticator().make(offered.challenge()),
                    new SessionId(new UUID(5, 0)),
                    now));
            side.send(new RemovePasskey(ADA, passkey, new Password(password), new SessionId(new UUID(5, 0)), now));
            lookUntilTaken(2);
            assertThat(mailer.taken())
                    .extracting(Letter::subject)
                    .containsExactly("PlexiChat: a passkey was added", "PlexiChat: a passkey was removed");
            assertThat(mailer.taken().getFirst().text()).doesNotContain("secret name");
        }

        @Test
        void shouldBeTheEndOfAnAddressAtTheAddress() throws InterruptedException {
            side.send(new RemoveEmailAddress(ADA, now));
            lookUntilTaken(1);
            assertThat(mailer.taken().getFirst().to()).isEqualTo(new EmailAddress("ada@example.org"));
            assertThat(mailer.taken().getFirst().subject()).isEqualTo("PlexiChat: your e-mail address was removed");
            changePassword();
            lookAtAll();
            assertThat(mailer.taken()).hasSize(1);
        }

        @Test
        void shouldBeOfGuessesThatGoOnOnceADay() throws InterruptedException {
            guesses(NOW.plusSeconds(1), null);
            lookAtAll();
            assertThat(mailer.taken()).isEmpty();
            guesses(NOW.plusSeconds(2), NOW.plusSeconds(902));
            guesses(NOW.plusSeconds(902), NOW.plusSeconds(1_802));
            lookUntilTaken(1);
            lookAtAll();
            mailing = mailing(mailer);
            guesses(NOW.plusSeconds(1_802), NOW.plusSeconds(2_702));
            now = now.plus(Duration.ofMinutes(10));
            lookAtAll();
            assertThat(mailer.taken())
                    .extracting(Letter::subject)
                    .containsExactly("PlexiChat: failed attempts to sign in");
            now = now.plus(Duration.ofDays(1));
            guesses(now, now.plusSeconds(900));
            lookUntilTaken(2);
        }

        @Test
        void shouldBeNobodyWithoutAVerifiedAddressOrWhoWasErased() throws InterruptedException {
            side.send(new LockAccount(new Username("boss"), new LockReason("x"), CHIEF, now));
            changePassword();
            side.vault().destroy(KeyScope.person(ADA));
            lookAtAll();
            assertThat(mailer.tried()).isZero();
            assertThat(side.log().payloads(MailBegun.class)).isEmpty();
        }
    }

    @Nested
    class Once {
        @Test
        void shouldBeEnoughAlsoAfterARestart() throws InterruptedException {
            changePassword();
            lookUntilTaken(1);
            mailing = mailing(mailer);
            lookAtAll();
            assertThat(mailer.taken()).hasSize(1);
        }

        @Test
        void shouldBeEnoughForTwoProcesses() throws InterruptedException {
            RecordingMailer others = new RecordingMailer();
            WhenOwnersAreConcernedThenMailThem other = mailing(others);
            changePassword();
            lookUntilTaken(1);
            now = now.plus(Duration.ofMinutes(5));
            for (int i = 0; i < 20; i++) {
                var _ = other.look();
            }
            assertThat(others.tried()).isZero();
        }

        @Test
        void shouldBeTriedAgainByAnotherProcessWhenOneDied() throws InterruptedException {
            RecordingMailer dying = new RecordingMailer();
            dying.dies();
            WhenOwnersAreConcernedThenMailThem first = mailing(dying);
            changePassword();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            var _ = first.look();
                        }
                    })
                    .hasMessageContaining("killed");
            lookAtAll();
            assertThat(mailer.tried()).as("while it may still be at it").isZero();
            now = now.plus(Duration.ofMinutes(2));
            lookUntilTaken(1);
            assertThat(side.log().payloads(MailBegun.class)).hasSize(2);
        }
    }

    @Nested
    class AMailServer {
        @Test
        void shouldBeLeftAloneWhileItIsAway() throws InterruptedException {
            mailer.answers(Delivery.UNAVAILABLE);
            changePassword();
            changePassword();
            lookAtAll();
            assertThat(mailer.tried()).isEqualTo(1);
            now = now.plusSeconds(5);
            lookAtAll();
            assertThat(mailer.tried()).isEqualTo(2);
            now = now.plusSeconds(5);
            lookAtAll();
            assertThat(mailer.tried()).as("after 10 s").isEqualTo(2);
            mailer.answers(Delivery.SENT);
            now = now.plusSeconds(5);
            lookUntilTaken(2);
            assertThat(side.log().payloads(MailBegun.class)).hasSize(2);
        }

        @Test
        void shouldNotKeepOthersWaitingForOneThatItDefers() throws InterruptedException {
            mailer.answers(Delivery.DEFERRED);
            changePassword();
            lookAtAll();
            mailer.answers(Delivery.SENT);
            side.send(new RequestRecovery(new RecoveryId(new UUID(7, 1)), new Username("ada"), now));
            lookUntilTaken(1);
            assertThat(mailer.taken().getFirst().subject()).contains("set a new password");
            now = now.plusSeconds(30);
            lookUntilTaken(2);
        }

        @Test
        void shouldBeBelievedWhenItRefuses() throws InterruptedException {
            mailer.answers(Delivery.REFUSED);
            changePassword();
            lookAtAll();
            assertThat(mailer.tried()).isEqualTo(1);
            assertThat(side.log().payloads(MailGivenUp.class))
                    .extracting(MailGivenUp::why)
                    .containsExactly(Why.REFUSED);
        }

        @Test
        void shouldNotBeToldWhatIsOver() throws InterruptedException {
            mailer.answers(Delivery.UNAVAILABLE);
            side.send(new RequestRecovery(new RecoveryId(new UUID(7, 1)), new Username("ada"), now));
            lookAtAll();
            mailer.answers(Delivery.SENT);
            now = now.plus(Duration.ofMinutes(15));
            lookAtAll();
            assertThat(mailer.taken()).isEmpty();
            assertThat(side.log().payloads(MailGivenUp.class))
                    .extracting(MailGivenUp::why)
                    .containsExactly(Why.TOO_LATE);
        }
    }

    private WhenOwnersAreConcernedThenMailThem mailing(RecordingMailer to) {
        Orders orders = new Orders(side.bean(CommandBus.class));
        Letters letters = new Letters(side.bean(Mailboxes.class), side.bean(MailedSecrets.class), URL);
        return new WhenOwnersAreConcernedThenMailThem(
                side.bean(EventStore.class),
                new Notices(side.bean(AccountRecovery.class)::holder),
                side.log(),
                orders,
                new NoticeDelivery(letters, to, orders),
                () -> now);
    }

    private void guesses(Instant last, @Nullable Instant waitsUntil) {
        LoginsFailed failed = new LoginsFailed(
                new FailedLoginsId(UUID.nameUUIDFromBytes(last.toString().getBytes(StandardCharsets.UTF_8))),
                ADA,
                null,
                null,
                1,
                0,
                last,
                last,
                waitsUntil);
        side.send(new RecordFailedLogins(List.of(failed)));
    }

    private void look() throws InterruptedException {
        Duration wait = mailing.look();
        assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    private void lookUntilTaken(int mails) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (mailer.taken().size() < mails && System.nanoTime() < deadline) {
            look();
        }
        assertThat(mailer.taken()).hasSize(mails);
    }

    /** As often as it takes to have read all there is. */
    private void lookAtAll() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            look();
        }
    }

    private void changePassword() {
        String next = password + "!";
        side.send(new ChangePassword(
                ADA,
                new Username("ada"),
                new Password(password),
                new Password(next),
                new SessionId(new UUID(5, 1)),
                NOW));
        password = next;
    }

    private void login(String from) {
        sessions++;
        StartSession start = Logins.login(sessions, "ada", password, now);
        assertThat(side.dispatch(start, Map.of(MetadataKeys.CLIENT_ADDRESS_HASH, from))
                        .isExceptional())
                .isFalse();
    }
}
