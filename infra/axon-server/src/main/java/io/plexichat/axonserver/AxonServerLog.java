package io.plexichat.axonserver;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;

/** The log on Axon Server: Axon's event store, and what it does not tell about positions, which are 0, 1, 2, ... here too. */
public final class AxonServerLog implements AutoCloseable {
    private final AxonServerEventStore store;
    private final LogTail tail;
    private final LogPlaces places;
    private final AppendedRanges ranges;

    private AxonServerLog(AxonServerLink link, AxonServerEventStore store, Serializer eventSerializer) {
        this.store = store;
        this.places = new LogPlaces(link, eventSerializer);
        this.tail = new LogTail(link, places, eventSerializer);
        this.ranges = new AppendedRanges(tail, store);
    }

    public static AxonServerLog on(
            AxonServerLink link, Serializer eventSerializer, SnapshotFilter snapshots, EventBusSpanFactory spans) {
        AxonServerEventStore store = AxonServerEventStore.builder()
                .configuration(link.configuration())
                .platformConnectionManager(link.connections())
                .eventSerializer(eventSerializer)
                .snapshotSerializer(eventSerializer)
                .snapshotFilter(snapshots)
                .spanFactory(spans)
                .build();
        return new AxonServerLog(link, store, eventSerializer);
    }

    public EventStore store() {
        return store;
    }

    /** For projections: its streams outlast an Axon Server that goes and comes back. */
    public StreamableMessageSource<TrackedEventMessage<?>> source() {
        return new LastingSource(store);
    }

    /** Not started: whoever needs positions or follows the log does that. */
    public LogTail tail() {
        return tail;
    }

    /** What a unit of work appended, once it is committed. The tail has to run. */
    public Optional<Range> appended(UnitOfWork<?> unitOfWork) {
        return ranges.appended(unitOfWork);
    }

    /** The last position; -1 when the log is empty. */
    public long head() {
        return places.head();
    }

    /** The first event of each aggregate, by its id, of those that exist. */
    public Map<String, DomainEventMessage<?>> firstEvents(Collection<String> aggregateIds) {
        return places.firstEvents(aggregateIds);
    }

    /** The last event of each aggregate, by its id, of those that exist. */
    public Map<String, DomainEventMessage<?>> lastEvents(Collection<String> aggregateIds) {
        return places.lastEvents(aggregateIds);
    }

    /** At once for a recent event; an older one is searched for. */
    public long positionOf(DomainEventMessage<?> event) {
        return tail.positionOf(event.getIdentifier()).orElseGet(() -> places.search(event));
    }

    /** A failure in Axon's words: a conflict, an unavailable log, or what it is when it is not the log's. */
    public Throwable explained(Throwable failure) {
        return LogFailures.explained(failure);
    }

    @Override
    public void close() {
        ranges.close();
        tail.close();
    }

    /** Both ends included. */
    public record Range(long first, long last) {}
}
