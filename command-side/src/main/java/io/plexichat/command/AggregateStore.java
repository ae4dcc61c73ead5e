package io.plexichat.command;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.RepositorySpanFactory;

/** Where features get their aggregates from. Those of one type come from one {@link Aggregates}, so that all take the same locks. */
public final class AggregateStore {
    private final EventStore eventStore;
    private final PastEvents pastEvents;
    private final RepositorySpanFactory spans;
    private final Executor snapshotExecutor;
    private final Map<String, CachingRepository<?>> inMemory = new ConcurrentHashMap<>();

    /** @param snapshotExecutor one of its own: a snapshot reads a history, and nothing shall wait for that */
    public AggregateStore(
            EventStore eventStore, PastEvents pastEvents, RepositorySpanFactory spans, Executor snapshotExecutor) {
        this.eventStore = eventStore;
        this.pastEvents = pastEvents;
        this.spans = spans;
        this.snapshotExecutor = snapshotExecutor;
    }

    /** Aggregates that are rarely loaded twice. */
    public <T> Aggregates<T> uncached(Class<T> type) {
        return new Aggregates<>(builder(type).build());
    }

    /** @param capacity how many of the last used are kept in memory */
    public <T> Aggregates<T> cached(Class<T> type, long capacity) {
        return new Aggregates<>(caching(type, builder(type), capacity));
    }

    /** @param snapshotEvery after how many events the state is stored, so that a load reads no more than about these */
    public <T> Aggregates<T> cachedWithSnapshots(Class<T> type, long capacity, int snapshotEvery) {
        GenericAggregateFactory<T> factory = new GenericAggregateFactory<>(type);
        Snapshotter snapshotter = AggregateSnapshotter.builder()
                .eventStore(eventStore)
                .executor(snapshotExecutor)
                .aggregateFactories(factory)
                .build();
        SnapshotTriggerDefinition trigger = new EventCountSnapshotTriggerDefinition(snapshotter, snapshotEvery);
        return new Aggregates<>(
                caching(type, builder(type).aggregateFactory(factory).snapshotTriggerDefinition(trigger), capacity));
    }

    /** As they were, of any type, whether or not it is kept in memory as it is. */
    public <T> PastAggregates<T> past(Class<T> type) {
        return new PastAggregates<>(type, pastEvents, eventStore);
    }

    /** An event of the log, whoever appended it: what is in memory and older is read again. */
    void appended(DomainEventMessage<?> event) {
        CachingRepository<?> repository = inMemory.get(event.getType());
        if (repository != null) {
            repository.appended(event.getAggregateIdentifier(), event.getSequenceNumber());
        }
    }

    /** Under the name that its events carry. */
    private <T> CachingRepository<T> caching(Class<T> type, EventSourcingRepository.Builder<T> builder, long capacity) {
        CachingRepository<T> repository = new CachingRepository<>(builder, capacity);
        inMemory.put(type.getSimpleName(), repository);
        return repository;
    }

    private <T> EventSourcingRepository.Builder<T> builder(Class<T> type) {
        return EventSourcingRepository.builder(type).eventStore(eventStore).spanFactory(spans);
    }
}
