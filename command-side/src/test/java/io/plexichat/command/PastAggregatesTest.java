package io.plexichat.command;

import static io.plexichat.command.Counter.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plexichat.command.Counter.Counted;
import java.time.Instant;
import java.util.function.Consumer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PastAggregatesTest {
    private final InMemoryLog log = new InMemoryLog();
    private final AggregateStore store = Counter.store(log, log);
    private final PastAggregates<Counter> past = store.past(Counter.class);

    @Test
    void shouldBeWhatTheEventsUpToThePositionMadeThem() {
        append(0);
        log.appendEvents(new GenericDomainEventMessage<>("Counter", "other", 0, new Counted("other")));
        append(1);
        append(2);

        assertThat(past.at(-1, ID)).isEmpty();
        assertThat(past.at(0, ID)).hasValueSatisfying(valueOf(1));
        assertThat(past.at(1, ID)).hasValueSatisfying(valueOf(1));
        assertThat(past.at(2, ID)).hasValueSatisfying(valueOf(2));
        assertThat(past.at(3, ID)).hasValueSatisfying(valueOf(3));
        assertThat(past.at(0, "other")).isEmpty();
        assertThat(past.at(3, "nobody")).isEmpty();
    }

    @Test
    void shouldNotBeKnownBeyondTheHead() {
        append(0);

        assertThatIllegalArgumentException().isThrownBy(() -> past.at(1, ID));
    }

    @Test
    void shouldNotBeAbleToChange() {
        append(0);
        Counter counter = past.at(0, ID).orElseThrow();

        assertThatIllegalStateException().isThrownBy(counter::count);
        DefaultUnitOfWork.startAndGet(null)
                .execute(() -> assertThatIllegalStateException().isThrownBy(counter::count));
        assertThat(log.payloads()).hasSize(1);
    }

    @Test
    void shouldNeitherBeNorBecomeWhatCommandsUse() {
        Aggregates<Counter> counters = store.cached(Counter.class, 10);
        append(0);
        append(1);

        DefaultUnitOfWork.startAndGet(null).execute(() -> {
            counters.find(ID).orElseThrow().execute(Counter::count);
            assertThat(past.at(0, ID)).hasValueSatisfying(valueOf(1));
            assertThat(past.at(1, ID)).hasValueSatisfying(valueOf(2));
        });
        DefaultUnitOfWork.startAndGet(null)
                .execute(() -> counters.find(ID).orElseThrow().execute(valueOf(3)));
    }

    @Test
    void shouldPassOverEventsThatTheyDoNotKnow() {
        append(0);
        log.appendEvents(new GenericDomainEventMessage<>("Counter", ID, 1, "of a newer release"));
        append(2);

        assertThat(past.at(1, ID)).hasValueSatisfying(valueOf(1));
        assertThat(past.at(2, ID)).hasValueSatisfying(valueOf(2));
    }

    @Nested
    class Snapshots {
        @Test
        void shouldStandForTheEventsBeforeThem() {
            PastAggregates<Counter> counters =
                    Counter.store(log, new SnapshotFirst()).past(Counter.class);

            assertThat(counters.at(9, ID)).hasValueSatisfying(valueOf(42));
        }
    }

    /** At any position one event after a snapshot that says 41. */
    private static final class SnapshotFirst implements PastEvents {
        @Override
        public long positionAt(Instant time) {
            throw new IllegalStateException("Expected not to be asked for a time.");
        }

        @Override
        public DomainEventStream eventsUpTo(long position, String aggregateId) {
            return DomainEventStream.of(
                    new GenericDomainEventMessage<>("Counter", aggregateId, 7, Counter.at(aggregateId, 41)),
                    new GenericDomainEventMessage<>("Counter", aggregateId, 8, new Counted(aggregateId)));
        }
    }

    private void append(long sequence) {
        log.appendEvents(new GenericDomainEventMessage<>("Counter", ID, sequence, new Counted(ID)));
    }

    private static Consumer<Counter> valueOf(int expected) {
        return counter -> assertThat(counter.value()).isEqualTo(expected);
    }
}
