package io.plexichat.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.DefaultRepositorySpanFactory;
import org.axonframework.tracing.NoOpSpanFactory;
import org.jspecify.annotations.Nullable;

/** An aggregate that counts its events. */
final class Counter {
    static final String ID = "c";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String id;

    private int value;

    Counter() {}

    static Counter first() {
        return named(ID);
    }

    static Counter named(String id) {
        apply(new Counted(id));
        return new Counter();
    }

    /** As a snapshot has it. */
    static Counter at(String id, int value) {
        Counter counter = new Counter();
        counter.id = id;
        counter.value = value;
        return counter;
    }

    /** Where counters are got from; snapshots are made at once. */
    static AggregateStore store(InMemoryLog log, PastEvents pastEvents) {
        return new AggregateStore(
                EmbeddedEventStore.builder().storageEngine(log).build(),
                pastEvents,
                DefaultRepositorySpanFactory.builder()
                        .spanFactory(NoOpSpanFactory.INSTANCE)
                        .build(),
                Runnable::run);
    }

    int value() {
        return value;
    }

    void count() {
        apply(new Counted(ID));
    }

    @EventSourcingHandler
    void on(Counted event) {
        id = event.id();
        value++;
    }

    record Counted(String id) {}
}
