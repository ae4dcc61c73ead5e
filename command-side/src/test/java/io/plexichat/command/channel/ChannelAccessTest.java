package io.plexichat.command.channel;

import static io.plexichat.command.TestCommandSide.NOW;
import static io.plexichat.kernel.access.AccessDecision.GRANTED;
import static io.plexichat.kernel.access.AccessDecision.HIDDEN;
import static io.plexichat.kernel.access.Permission.SEND_MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.command.InMemoryLog;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.Topic;
import io.plexichat.kernel.key.FakeVault;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelAccessTest {
    private static final ChannelSeals SEALS = new ChannelSeals(new FakeVault());
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    private static final AccountId ADA = new AccountId(new UUID(0xa, 1));
    private static final AccountId BOB = new AccountId(new UUID(0xa, 2));

    private final InMemoryLog log = new InMemoryLog();
    private final EventStore store =
            EmbeddedEventStore.builder().storageEngine(log).build();
    private final ChannelAccess access = new ChannelAccess(new ChannelHistory(store), 100);
    private long nextSequence;

    @BeforeEach
    void create() {
        store.subscribe(access::follow);
        commit(
                SEALS.created(
                        new CreateChannel(
                                LOBBY,
                                new ChannelName("room"),
                                ChannelKind.PRIVATE,
                                new Topic(""),
                                ADA,
                                List.of(),
                                NOW),
                        LOBBY),
                new MemberJoined(LOBBY, ADA, ChannelRole.OWNER, ADA, NOW));
    }

    @Test
    void shouldReadAChannelOnceAndThenFollowIt() {
        assertThat(access.decide(LOBBY, BOB, SEND_MESSAGES, NOW)).isEqualTo(HIDDEN);
        commit(joined());
        assertThat(access.decide(LOBBY, BOB, SEND_MESSAGES, NOW)).isEqualTo(GRANTED);
        commit(left());
        assertThat(access.decide(LOBBY, BOB, SEND_MESSAGES, NOW)).isEqualTo(HIDDEN);
        assertThat(log.reads()).isEqualTo(1);
    }

    @Test
    void shouldNotFollowWhatIsRolledBack() {
        assertThat(access.decide(LOBBY, BOB, SEND_MESSAGES, NOW)).isEqualTo(HIDDEN);
        DefaultUnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("c"));
        unitOfWork.onCommit(_ -> {
            throw new IllegalStateException("late failure");
        });
        store.publish(new GenericDomainEventMessage<>("Other", "other", 0, joined()));
        assertThatThrownBy(unitOfWork::commit).hasMessage("late failure");
        assertThat(access.decide(LOBBY, BOB, SEND_MESSAGES, NOW)).isEqualTo(HIDDEN);
        assertThat(log.reads()).isEqualTo(2);
    }

    @Test
    void shouldReadAgainAfterAHole() {
        assertThat(access.decide(LOBBY, BOB, SEND_MESSAGES, NOW)).isEqualTo(HIDDEN);
        log.appendEvents(List.of(message(joined())));
        commit(left());
        commit(joined());
        assertThat(access.decide(LOBBY, BOB, SEND_MESSAGES, NOW)).isEqualTo(GRANTED);
        assertThat(log.reads()).isEqualTo(2);
    }

    @Test
    void shouldFollowWhatOtherProcessesCommit() {
        assertThat(access.decide(LOBBY, BOB, SEND_MESSAGES, NOW)).isEqualTo(HIDDEN);
        var elsewhere = message(joined());
        log.appendEvents(List.of(elsewhere));
        access.appended(elsewhere);
        access.appended(elsewhere);
        assertThat(access.decide(LOBBY, BOB, SEND_MESSAGES, NOW)).isEqualTo(GRANTED);
        assertThat(log.reads()).isEqualTo(1);
    }

    @Test
    void shouldFailAndNotDecideWhenTheLogCannotBeRead() {
        log.failWith(new EventStoreException("down"));
        assertThatThrownBy(() -> access.decide(LOBBY, ADA, SEND_MESSAGES, NOW)).isInstanceOf(EventStoreException.class);
        log.failWith(null);
        assertThat(access.decide(LOBBY, ADA, SEND_MESSAGES, NOW)).isEqualTo(GRANTED);
    }

    @Test
    void shouldForgetThatAChannelWasNotThere() {
        ChannelId later = new ChannelId(new UUID(0xc, 2));
        assertThat(access.decide(later, ADA, SEND_MESSAGES, NOW)).isEqualTo(HIDDEN);
        nextSequence = 0;
        commit(
                SEALS.created(
                        new CreateChannel(
                                later, new ChannelName("b"), ChannelKind.PRIVATE, new Topic(""), ADA, List.of(), NOW),
                        later),
                new MemberJoined(later, ADA, ChannelRole.OWNER, ADA, NOW));
        assertThat(access.decide(later, ADA, SEND_MESSAGES, NOW)).isEqualTo(GRANTED);
    }

    /** Readers come and go while membership changes: what was committed before a decision began always counts for it. */
    @Test
    void shouldNeverDecideOnWhatWasTrueBefore() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Future<?> readers = pool.submit(() -> {
                while (!stop.get()) {
                    access.decide(LOBBY, ADA, SEND_MESSAGES, NOW);
                }
            });
            Future<?> droppers = pool.submit(() -> {
                while (!stop.get()) {
                    access.drop(LOBBY);
                }
            });
            for (int round = 0; round < 300; round++) {
                commit(joined());
                assertThat(access.decide(LOBBY, BOB, SEND_MESSAGES, NOW)).isEqualTo(GRANTED);
                commit(left());
                assertThat(access.decide(LOBBY, BOB, SEND_MESSAGES, NOW)).isEqualTo(HIDDEN);
            }
            stop.set(true);
            readers.get();
            droppers.get();
        }
    }

    private void commit(ChannelEvent... events) {
        DefaultUnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("c"));
        for (ChannelEvent event : events) {
            store.publish(message(event));
        }
        unitOfWork.commit();
    }

    private GenericDomainEventMessage<ChannelEvent> message(ChannelEvent event) {
        return new GenericDomainEventMessage<>("Channel", event.channelId().toString(), nextSequence++, event);
    }

    private static ChannelEvent joined() {
        return new MemberJoined(LOBBY, BOB, ChannelRole.MEMBER, ADA, NOW);
    }

    private static ChannelEvent left() {
        return new MemberLeft(LOBBY, BOB, ADA, NOW);
    }
}
