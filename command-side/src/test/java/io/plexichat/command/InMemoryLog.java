package io.plexichat.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** A log in memory that keeps what the real one keeps: dense positions, one event per aggregate and sequence number. */
public final class InMemoryLog extends InMemoryEventStorageEngine implements LogPositions, PastEvents {
    private static final String APPENDED = PositionRange.class.getName();

    private final List<EventMessage<?>> events = new ArrayList<>();
    private final Map<String, DomainEventMessage<?>> places = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile @Nullable RuntimeException trouble;

    /** From now on every access fails so; null ends it. */
    public void failWith(@Nullable RuntimeException failure) {
        this.trouble = failure;
    }

    @Override
    public synchronized void appendEvents(List<? extends EventMessage<?>> appended) {
        check();
        if (appended.isEmpty()) {
            return;
        }
        for (EventMessage<?> event : appended) {
            if (event instanceof DomainEventMessage<?> domainEvent && places.containsKey(placeOf(domainEvent))) {
                throw domainEvent.getSequenceNumber() == 0
                        ? new AggregateStreamCreationException("taken")
                        : new ConcurrencyException("taken");
            }
        }
        for (EventMessage<?> event : appended) {
            if (event instanceof DomainEventMessage<?> domainEvent) {
                places.put(placeOf(domainEvent), domainEvent);
            }
        }
        super.appendEvents(appended);
        long first = events.size();
        events.addAll(appended);
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().resources().put(APPENDED, new PositionRange(first, events.size() - 1L));
        }
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        check();
        reads.incrementAndGet();
        return super.readEvents(aggregateIdentifier);
    }

    /** How often an aggregate was read. */
    public int reads() {
        return reads.get();
    }

    @Override
    public synchronized Optional<PositionRange> appended(UnitOfWork<?> unitOfWork) {
        return Optional.ofNullable(unitOfWork.root().getResource(APPENDED));
    }

    @Override
    public synchronized long head() {
        check();
        return events.size() - 1L;
    }

    @Override
    public synchronized Map<String, Positioned> firstEvents(Collection<String> aggregateIds) {
        return positioned(aggregateIds, id -> Optional.of(0L));
    }

    @Override
    public synchronized Map<String, Positioned> lastEvents(Collection<String> aggregateIds) {
        return positioned(
                aggregateIds,
                id -> events.stream()
                        .filter(event -> event instanceof DomainEventMessage<?> domainEvent
                                && id.equals(domainEvent.getAggregateIdentifier()))
                        .map(event -> ((DomainEventMessage<?>) event).getSequenceNumber())
                        .max(Long::compareTo));
    }

    private Map<String, Positioned> positioned(
            Collection<String> aggregateIds, Function<String, Optional<Long>> sequence) {
        check();
        return aggregateIds.stream()
                .distinct()
                .flatMap(id -> sequence.apply(id).stream().map(number -> places.get(id + "#" + number)))
                .filter(event -> event != null)
                .collect(Collectors.toMap(
                        DomainEventMessage::getAggregateIdentifier,
                        event -> new Positioned(events.indexOf(event), event)));
    }

    @Override
    public synchronized long positionAt(Instant time) {
        check();
        return events.stream()
                        .takeWhile(event -> !event.getTimestamp().isAfter(time))
                        .count()
                - 1;
    }

    /** Without snapshots. */
    @Override
    public synchronized DomainEventStream eventsUpTo(long position, String aggregateId) {
        if (position > head()) {
            throw new IllegalArgumentException("Expected a position up to " + head() + ", but got " + position + ".");
        }
        return DomainEventStream.of(events.stream()
                .limit(position + 1)
                .filter(event -> event instanceof DomainEventMessage<?> domainEvent
                        && aggregateId.equals(domainEvent.getAggregateIdentifier()))
                .<DomainEventMessage<?>>map(event -> (DomainEventMessage<?>) event)
                .toList());
    }

    public synchronized List<Object> payloads() {
        return events.stream().<Object>map(EventMessage::getPayload).toList();
    }

    public synchronized List<EventMessage<?>> messages() {
        return List.copyOf(events);
    }

    /** Per aggregate, in the order of sequence numbers. */
    public synchronized <T> List<T> payloads(Class<T> type) {
        return events.stream()
                .map(EventMessage::getPayload)
                .filter(type::isInstance)
                .map((Function<Object, T>) type::cast)
                .toList();
    }

    private void check() {
        RuntimeException failure = trouble;
        if (failure != null) {
            throw failure;
        }
    }

    private static String placeOf(DomainEventMessage<?> event) {
        return event.getAggregateIdentifier() + "#" + event.getSequenceNumber();
    }
}
