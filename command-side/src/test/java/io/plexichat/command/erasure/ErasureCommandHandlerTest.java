package io.plexichat.command.erasure;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.account.AccountCommand.RegisterAccount;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.erasure.ErasureBindings;
import io.plexichat.kernel.erasure.ErasureCommand.BeginErasure;
import io.plexichat.kernel.erasure.ErasureCommand.CompleteErasure;
import io.plexichat.kernel.erasure.ErasureCommand.LiftHold;
import io.plexichat.kernel.erasure.ErasureCommand.PlaceHold;
import io.plexichat.kernel.erasure.ErasureCommand.RequestErasure;
import io.plexichat.kernel.erasure.ErasureCommand.RequestOwnErasure;
import io.plexichat.kernel.erasure.ErasureCommand.RequestedErasure;
import io.plexichat.kernel.erasure.ErasureCommand.TakeBackErasure;
import io.plexichat.kernel.erasure.ErasureEvent;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureCompleted;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureRequested;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureTakenBack;
import io.plexichat.kernel.erasure.ErasureEvent.HoldLifted;
import io.plexichat.kernel.erasure.ErasureEvent.HoldPlaced;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureRejections;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.erasure.HoldReason;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.KeyRejections;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionRejections;
import io.plexichat.kernel.session.TokenHash;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ErasureCommandHandlerTest {
    private static final ErasureId ONE = new ErasureId(new UUID(0xe, 1));
    private static final ErasureId TWO = new ErasureId(new UUID(0xe, 2));
    private static final HoldId HOLD = new HoldId(new UUID(0xf, 1));
    private static final HoldId OTHER_HOLD = new HoldId(new UUID(0xf, 2));
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    private static final Instant DUE = NOW.plusSeconds(3_600);

    private final TestCommandSide side = new TestCommandSide();
    private final AccountId ada = side.account("ada");
    private final AccountId bob = new AccountId(new UUID(0, 0xb));
    private final ErasureSubject subject = new OfAccount(ada);

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class Request {
        @Test
        void shouldRequestOnceWhateverIsAskedMeanwhile() {
            assertThat(side.<RequestedErasure>send(request(ONE))).isEqualTo(new RequestedErasure(ONE, DUE));
            assertThat(side.<RequestedErasure>send(request(ONE))).isEqualTo(new RequestedErasure(ONE, DUE));
            assertThat(side.<RequestedErasure>send(new RequestErasure(TWO, subject, bob, NOW, NOW)))
                    .isEqualTo(new RequestedErasure(ONE, DUE));
            assertThat(events()).containsExactly(new ErasureRequested(ONE, subject, bob, DUE, NOW));
        }

        @Test
        void shouldRequestAgainAfterOneWasTakenBack() {
            side.send(request(ONE));
            side.send(new TakeBackErasure(ONE, subject, bob, NOW));
            assertThat(side.<RequestedErasure>send(request(TWO)).erasureId()).isEqualTo(TWO);
        }

        @Test
        void shouldAnswerTheSameOneInWhateverStateItIs() {
            begin(ONE);
            assertThat(side.<RequestedErasure>send(request(ONE))).isEqualTo(new RequestedErasure(ONE, DUE));
            assertThat(events()).hasSize(2);
        }

        @Test
        void shouldRejectAnotherOnceOneHasBegun() {
            begin(ONE);
            side.rejects(request(TWO), ErasureRejections.BEGUN);
            side.send(new CompleteErasure(ONE, subject, 1, 2, DUE));
            side.rejects(request(TWO), ErasureRejections.BEGUN);
        }

        @Test
        void shouldRejectWhatIsNotThere() {
            side.rejects(new RequestErasure(ONE, new OfAccount(bob), ada, DUE, NOW), AccountRejections.NOT_FOUND);
            side.rejects(new RequestErasure(ONE, new OfChannel(LOBBY), ada, DUE, NOW), ChannelRejections.NOT_FOUND);
            side.rejects(
                    new RequestErasure(ONE, new OfChannel(new ChannelId(ada.value())), ada, DUE, NOW),
                    ChannelRejections.NOT_FOUND);
        }

        @Test
        void shouldRejectTheEndOfAnAdministrator() {
            Password password = new Password("correct horse");
            side.send(new RegisterAccount(
                    bob,
                    new Username("admin"),
                    new DisplayName("Admin"),
                    null,
                    password,
                    Set.of(ServerRole.ADMIN),
                    false,
                    NOW));
            side.rejects(
                    new RequestErasure(ONE, new OfAccount(bob), bob, DUE, NOW), ErasureRejections.OF_ADMINISTRATOR);
            side.rejects(
                    new RequestOwnErasure(ONE, bob, new Username("admin"), password, DUE, NOW),
                    ErasureRejections.OF_ADMINISTRATOR);
        }

        @Test
        void shouldRequestTheErasureOfAChannel() {
            side.send(
                    new CreateChannel(LOBBY, new ChannelName("room"), ChannelKind.PRIVATE, null, ada, List.of(), NOW));
            ErasureSubject channel = new OfChannel(LOBBY);
            side.send(new RequestErasure(ONE, channel, ada, DUE, NOW));
            assertThat(events()).containsExactly(new ErasureRequested(ONE, channel, ada, DUE, NOW));
        }
    }

    @Nested
    class RequestOwn {
        @Test
        void shouldAskForThePassword() {
            side.register(bob, "bob", "correct horse");
            side.rejects(own("wrong horse"), AccountRejections.WRONG_PASSWORD);
            assertThat(events()).isEmpty();
            side.send(own("correct horse"));
            assertThat(events()).containsExactly(new ErasureRequested(ONE, new OfAccount(bob), bob, DUE, NOW));
        }

        @Test
        void shouldRejectWhoCannotLogInOrIsNotThere() {
            side.rejects(own("correct horse"), AccountRejections.WRONG_PASSWORD);
            side.rejects(
                    new RequestOwnErasure(ONE, ada, new Username("ada"), new Password("a password"), DUE, NOW),
                    AccountRejections.WRONG_PASSWORD);
        }

        @Test
        void shouldLetNobodyLogInOnceTheKeyIsGone() {
            side.register(bob, "bob", "correct horse");
            side.vault().destroy(KeyScope.person(bob));
            side.rejects(
                    new StartSession(
                            new SessionId(new UUID(5, 1)),
                            new Username("bob"),
                            new Password("correct horse"),
                            null,
                            new TokenHash("00"),
                            null,
                            NOW,
                            DUE),
                    SessionRejections.BAD_CREDENTIALS);
        }

        private RequestOwnErasure own(String password) {
            return new RequestOwnErasure(ONE, bob, new Username("bob"), new Password(password), DUE, NOW);
        }
    }

    @Nested
    class TakeBack {
        @Test
        void shouldTakeBackOnce() {
            side.send(request(ONE));
            side.send(new TakeBackErasure(ONE, subject, ada, NOW));
            side.send(new TakeBackErasure(ONE, subject, ada, NOW));
            assertThat(events()).hasSize(2).endsWith(new ErasureTakenBack(ONE, subject, ada, NOW));
        }

        @Test
        void shouldRejectWhatWasNotAskedFor() {
            side.rejects(new TakeBackErasure(ONE, subject, ada, NOW), ErasureRejections.NOT_FOUND);
            side.send(request(ONE));
            side.rejects(new TakeBackErasure(TWO, subject, ada, NOW), ErasureRejections.NOT_FOUND);
        }

        @Test
        void shouldRejectWhenItIsTooLate() {
            begin(ONE);
            side.rejects(new TakeBackErasure(ONE, subject, ada, DUE), ErasureRejections.BEGUN);
        }
    }

    @Nested
    class Begin {
        @Test
        void shouldBeginOnceWhenItIsDue() {
            side.send(request(ONE));
            side.rejects(new BeginErasure(ONE, subject, DUE.minusMillis(1)), ErasureRejections.NOT_DUE);
            side.send(new BeginErasure(ONE, subject, DUE));
            side.send(new BeginErasure(ONE, subject, DUE));
            assertThat(events()).hasSize(2).endsWith(new ErasureBegun(ONE, subject, bob, DUE));
        }

        @Test
        void shouldWaitForEveryHold() {
            side.send(place(HOLD));
            side.send(place(OTHER_HOLD));
            side.send(request(ONE));
            side.rejects(new BeginErasure(ONE, subject, DUE), ErasureRejections.HELD);
            side.send(new LiftHold(HOLD, subject, bob, NOW));
            side.rejects(new BeginErasure(ONE, subject, DUE), ErasureRejections.HELD);
            side.send(new LiftHold(OTHER_HOLD, subject, bob, NOW));
            side.send(new BeginErasure(ONE, subject, DUE));
            assertThat(events()).endsWith(new ErasureBegun(ONE, subject, bob, DUE));
        }

        @Test
        void shouldRejectWhatWasTakenBackOrNeverAsked() {
            side.rejects(new BeginErasure(ONE, subject, DUE), ErasureRejections.NOT_FOUND);
            side.send(request(ONE));
            side.send(new TakeBackErasure(ONE, subject, ada, NOW));
            side.rejects(new BeginErasure(ONE, subject, DUE), ErasureRejections.NOT_FOUND);
        }
    }

    @Nested
    class Complete {
        @Test
        void shouldCompleteOnce() {
            begin(ONE);
            side.send(new CompleteErasure(ONE, subject, 3, 4, DUE));
            side.send(new CompleteErasure(ONE, subject, 5, 6, DUE));
            assertThat(events()).hasSize(3).endsWith(new ErasureCompleted(ONE, subject, 3, 4, DUE));
        }

        @Test
        void shouldRejectWhatHasNotBegun() {
            side.rejects(new CompleteErasure(ONE, subject, 3, 4, DUE), ErasureRejections.NOT_FOUND);
            side.send(request(ONE));
            side.rejects(new CompleteErasure(ONE, subject, 3, 4, DUE), ErasureRejections.NOT_DUE);
        }
    }

    @Nested
    class Hold {
        @Test
        void shouldPlaceWithASealedReasonAndLiftOnce() {
            side.send(place(HOLD));
            side.send(place(HOLD));
            side.send(new LiftHold(HOLD, subject, ada, NOW));
            side.send(new LiftHold(HOLD, subject, ada, NOW));
            side.send(place(HOLD));
            assertThat(events())
                    .containsExactly(
                            new HoldPlaced(
                                    HOLD,
                                    subject,
                                    FakeVault.sealed(
                                            KeyScope.person(ada), ErasureBindings.holdReason(subject), "case 7"),
                                    bob,
                                    NOW),
                            new HoldLifted(HOLD, subject, ada, NOW));
        }

        @Test
        void shouldRejectWhatIsNotThere() {
            side.rejects(new LiftHold(HOLD, subject, ada, NOW), ErasureRejections.HOLD_NOT_FOUND);
            side.send(place(HOLD));
            side.rejects(new LiftHold(OTHER_HOLD, subject, ada, NOW), ErasureRejections.HOLD_NOT_FOUND);
            side.rejects(
                    new PlaceHold(HOLD, new OfAccount(bob), new HoldReason("x"), ada, NOW),
                    AccountRejections.NOT_FOUND);
        }

        @Test
        void shouldRejectAHoldThatComesTooLate() {
            begin(ONE);
            side.rejects(place(HOLD), ErasureRejections.BEGUN);
        }

        @Test
        void shouldPlaceNoneWithoutItsKey() {
            side.vault().destroy(KeyScope.person(ada));
            side.rejects(place(HOLD), KeyRejections.DESTROYED);
            assertThat(events()).isEmpty();
        }
    }

    private void begin(ErasureId erasureId) {
        side.send(request(erasureId));
        side.send(new BeginErasure(erasureId, subject, DUE));
    }

    private RequestErasure request(ErasureId erasureId) {
        return new RequestErasure(erasureId, subject, bob, DUE, NOW);
    }

    private PlaceHold place(HoldId hold) {
        return new PlaceHold(hold, subject, new HoldReason("case 7"), bob, NOW);
    }

    private List<ErasureEvent> events() {
        return side.log().payloads(ErasureEvent.class);
    }
}
