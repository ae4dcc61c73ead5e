package io.plexichat.standalone.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.command.AggregateStore;
import io.plexichat.command.Aggregates;
import io.plexichat.command.PastAggregates;
import io.plexichat.command.PastEvents;
import io.plexichat.eventstore.PostgresEventStore;
import io.plexichat.observability.Tracing;
import io.plexichat.standalone.backend.PostgresAddress;
import io.plexichat.standalone.backend.PostgresPools;
import io.plexichat.testservers.TestServers;
import java.util.Objects;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.DefaultRepositorySpanFactory;
import org.axonframework.serialization.Revision;
import org.axonframework.tracing.NoOpSpanFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From commands to what they made of an aggregate at each position, on the log as the product wires it. */
class PastAggregatesIT {
    private static final String ID = "c";
    private static final int SNAPSHOT_EVERY = 5;
    private static final int LENGTH = 50;

    private final LogConfiguration wiring = new LogConfiguration();
    private final HikariDataSource connections =
            PostgresPools.blocking("log", PostgresAddress.of(TestServers.freshDatabase()), 6);
    private final PostgresEventStore log = wiring.eventStore(connections, wiring.eventSerializer(), Tracing.off());
    private final PastEvents pastEvents = wiring.pastEvents(log);
    private final AggregateStore store = new AggregateStore(
            log,
            pastEvents,
            DefaultRepositorySpanFactory.builder()
                    .spanFactory(NoOpSpanFactory.INSTANCE)
                    .build(),
            Runnable::run);
    private final PastAggregates<Counter> past = store.past(Counter.class);

    @AfterEach
    void close() {
        log.close();
        connections.close();
    }

    @Test
    void shouldBeReadFromTheNearestSnapshotAtEveryPosition() {
        Aggregates<Counter> counters = store.cachedWithSnapshots(Counter.class, 10, SNAPSHOT_EVERY);
        perform(() -> counters.create(Counter::first));
        for (int i = 1; i < LENGTH; i++) {
            perform(() -> counters.find(ID).orElseThrow().execute(Counter::count));
        }

        for (int position = 0; position < LENGTH; position++) {
            assertThat(past.at(position, ID).orElseThrow().state()).isEqualTo(new Count(ID, position + 1));
            assertThat(read(position)).isLessThanOrEqualTo(SNAPSHOT_EVERY + 1);
        }
        assertThat(past.at(-1, ID)).isEmpty();
        assertThat(past.at(LENGTH - 1L, "nobody")).isEmpty();
    }

    @Test
    void shouldPassOverASnapshotThatIsNotOfThePresentRevision() {
        perform(() -> log.publish(
                new GenericDomainEventMessage<>("Counter", ID, 0, new Counted(ID)),
                new GenericDomainEventMessage<>("Counter", ID, 1, new Counted(ID))));
        log.storeSnapshot(new GenericDomainEventMessage<>("Counter", ID, 1, new Count(ID, 1_000)));

        assertThat(past.at(1, ID).orElseThrow().state()).isEqualTo(new Count(ID, 2));
        assertThat(log.readEvents(ID).peek().getSequenceNumber()).isZero();
    }

    private int read(long position) {
        DomainEventStream events = pastEvents.eventsUpTo(position, ID);
        int read = 0;
        while (events.hasNext()) {
            events.next();
            read++;
        }
        return read;
    }

    private static void perform(Runnable work) {
        DefaultUnitOfWork.startAndGet(null).execute(work);
    }

    record Counted(String id) {}

    record Count(String id, int value) {}

    @Revision("1")
    static final class Counter {
        private @Nullable Count state;

        Counter() {}

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Counter(Count snapshot) {
            this.state = snapshot;
        }

        static Counter first() {
            apply(new Counted(ID));
            return new Counter();
        }

        void count() {
            apply(new Counted(ID));
        }

        @JsonValue
        Count state() {
            return Objects.requireNonNull(state);
        }

        @AggregateIdentifier
        @Nullable
        String id() {
            return state == null ? null : state.id();
        }

        @EventSourcingHandler
        void on(Counted event) {
            state = new Count(event.id(), state == null ? 1 : state.value() + 1);
        }
    }
}
