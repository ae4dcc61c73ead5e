package io.plexichat.command.erasure;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelEvent.ChannelArchived;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.erasure.ErasureCommand.LiftHold;
import io.plexichat.kernel.erasure.ErasureCommand.PlaceHold;
import io.plexichat.kernel.erasure.ErasureCommand.RequestErasure;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureCompleted;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.erasure.HoldReason;
import io.plexichat.kernel.erasure.RetentionCommand.SetRetention;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionApplied;
import io.plexichat.kernel.erasure.RetentionRule.KeepFor;
import io.plexichat.kernel.key.KeyRejections;
import io.plexichat.kernel.message.MessageCommand.Draft;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageText;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WhenErasureIsDueThenEraseTest {
    private static final ErasureId ERASURE = new ErasureId(new UUID(0xe, 1));
    private static final HoldId HOLD = new HoldId(new UUID(0xf, 1));
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    private static final int MESSAGES = MessageSweep.PAGE + 7;

    private final TestCommandSide side = new TestCommandSide();
    private final LoggedErasures reads = new LoggedErasures(side.log(), side.vault());
    private final AccountId ada = side.account("ada");
    private final AccountId bob = side.account("bob");
    private Instant now = NOW;
    private WhenErasureIsDueThenErase automation = automation();

    @BeforeEach
    void send() {
        side.send(new CreateChannel(LOBBY, new ChannelName("room"), ChannelKind.PRIVATE, null, ada, List.of(bob), NOW));
        send(bob, 0, MESSAGES, NOW);
        send(ada, 10_000, 3, NOW);
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class OfAnAccount {
        @Test
        void shouldWaitUntilItIsDue() throws Exception {
            request(new OfAccount(bob), NOW.plusSeconds(30));
            assertThat(automation.look()).isEqualTo(Duration.ofSeconds(30));
            assertThat(side.log().payloads(ErasureBegun.class)).isEmpty();
            now = NOW.plusSeconds(30);
            automation.look();
            assertThat(side.log().payloads(ErasureBegun.class)).hasSize(1);
        }

        @Test
        void shouldDeleteWhatTheAccountWroteAndNothingElse() throws Exception {
            request(new OfAccount(bob), NOW);
            automation.look();
            assertThat(side.log().payloads(MessageDeleted.class))
                    .hasSize(MESSAGES)
                    .allSatisfy(event -> assertThat(event.authorId()).isEqualTo(bob));
            assertThat(side.log().payloads().getLast())
                    .isEqualTo(new ErasureCompleted(ERASURE, new OfAccount(bob), 2, MESSAGES, NOW));
            assertThat(reads.purges).isPositive();
            side.rejects(
                    new SendMessages(
                            LOBBY, bob, List.of(new Draft(id(99_999), bob, new MessageText("late"), null, NOW)), false),
                    KeyRejections.DESTROYED);
        }

        @Test
        void shouldNotBeginWhileItIsHeld() throws Exception {
            OfAccount subject = new OfAccount(bob);
            side.send(new PlaceHold(HOLD, subject, new HoldReason("case 7"), ada, NOW));
            request(subject, NOW);
            automation.look();
            assertThat(side.log().payloads(ErasureBegun.class)).isEmpty();
            side.send(new LiftHold(HOLD, subject, ada, NOW));
            automation.look();
            assertThat(side.log().payloads(ErasureCompleted.class)).hasSize(1);
        }
    }

    @Nested
    class OfAChannel {
        @Test
        void shouldArchiveItAndDeleteWhatWasSaidInIt() throws Exception {
            request(new OfChannel(LOBBY), NOW);
            automation.look();
            assertThat(side.log().payloads(ChannelArchived.class)).hasSize(1);
            assertThat(side.log().payloads(MessageDeleted.class)).hasSize(MESSAGES + 3);
            assertThat(side.log().payloads(ErasureCompleted.class)).hasSize(1);
        }
    }

    @Nested
    class AfterACrash {
        @Test
        void shouldFinishWhereverItEnded() throws Exception {
            request(new OfChannel(LOBBY), NOW);
            int crashes = 0;
            for (int step = 0; side.log().payloads(ErasureCompleted.class).isEmpty(); step++) {
                automation = automation();
                reads.crashAfter(step);
                try {
                    automation.look();
                } catch (IllegalStateException _) {
                    // The process ended while it looked what there is to do.
                }
                crashes += reads.crashed() ? 1 : 0;
                assertThat(step).as("steps").isLessThan(30);
            }
            reads.crashAfter(Integer.MAX_VALUE);
            automation.look();
            assertThat(crashes).isGreaterThan(5);
            assertThat(side.log().payloads(ErasureBegun.class)).hasSize(1);
            assertThat(side.log().payloads(MessageDeleted.class))
                    .extracting(MessageDeleted::messageId)
                    .hasSize(MESSAGES + 3)
                    .doesNotHaveDuplicates();
            assertThat(side.log().payloads(ErasureCompleted.class))
                    .singleElement()
                    .satisfies(done -> assertThat(done.messages()).isEqualTo(MESSAGES + 3));
        }
    }

    @Nested
    class Retention {
        private static final Instant SEPTEMBER = Instant.parse("2026-09-10T00:00:00Z");
        private static final Instant OCTOBER = Instant.parse("2026-10-10T00:00:00Z");

        @BeforeEach
        void sendOld() {
            send(bob, 20_000, 4, SEPTEMBER);
            send(ada, 30_000, 2, OCTOBER);
        }

        @Test
        void shouldDeleteWhatIsTooOldAndOrderTheKeysOfWholeMonthsDestroyed() throws Exception {
            keepFor(Duration.ofDays(31));
            automation.look();
            assertThat(side.log().payloads(MessageDeleted.class)).hasSize(6);
            assertThat(side.log().payloads(RetentionApplied.class))
                    .containsExactly(new RetentionApplied(LOBBY, YearMonth.of(2026, 10), 6, NOW));
            assertThat(reads.purges).isPositive();
        }

        @Test
        void shouldLookDailyOnly() throws Exception {
            keepFor(Duration.ofDays(31));
            automation.look();
            send(bob, 40_000, 1, SEPTEMBER);
            now = NOW.plus(Duration.ofHours(23));
            automation.look();
            assertThat(side.log().payloads(MessageDeleted.class)).hasSize(6);
            now = NOW.plus(Duration.ofHours(24));
            automation.look();
            assertThat(side.log().payloads(MessageDeleted.class)).hasSize(7);
        }

        /** It is noticed, so it must not wait for the next day. */
        @Test
        void shouldApplyARuleThatIsSetWhileItLooks() throws Exception {
            automation.look();
            reads.meanwhile(() -> {
                keepFor(Duration.ofDays(31));
                automation.notice(side.log().payloads().getLast());
            });
            automation.look();
            automation.look();
            assertThat(side.log().payloads(MessageDeleted.class)).hasSize(6);
        }

        @Test
        void shouldKeepWhatHeldPeopleWroteWithItsKeys() throws Exception {
            side.send(new PlaceHold(HOLD, new OfAccount(bob), new HoldReason("case 7"), ada, NOW));
            keepFor(Duration.ofDays(31));
            automation.look();
            assertThat(side.log().payloads(MessageDeleted.class))
                    .hasSize(2)
                    .allSatisfy(event -> assertThat(event.authorId()).isEqualTo(ada));
            assertThat(side.log().payloads(RetentionApplied.class))
                    .containsExactly(new RetentionApplied(LOBBY, YearMonth.of(2026, 9), 2, NOW));
        }

        @Test
        void shouldKeepWhatWasSaidInAHeldChannel() throws Exception {
            side.send(new PlaceHold(HOLD, new OfChannel(LOBBY), new HoldReason("case 7"), ada, NOW));
            keepFor(Duration.ofDays(31));
            automation.look();
            assertThat(side.log().payloads(MessageDeleted.class)).isEmpty();
            assertThat(side.log().payloads(RetentionApplied.class)).isEmpty();
        }

        private void keepFor(Duration keep) {
            side.send(new SetRetention(LOBBY, new KeepFor(keep), ada, NOW));
        }
    }

    private WhenErasureIsDueThenErase automation() {
        return ErasureAutomationConfiguration.automation(
                reads, Runnable::run, side.bean(CommandBus.class), side.log(), () -> now);
    }

    private void request(ErasureSubject subject, Instant dueAt) {
        side.send(new RequestErasure(ERASURE, subject, ada, dueAt, NOW));
    }

    private void send(AccountId author, long first, int count, Instant at) {
        side.send(new SendMessages(
                LOBBY,
                author,
                LongStream.range(first, first + count)
                        .mapToObj(n -> new Draft(id(n), author, new MessageText("text " + n), null, at))
                        .toList(),
                true));
    }

    private static MessageId id(long number) {
        return new MessageId(new UUID(0xe, number));
    }
}
