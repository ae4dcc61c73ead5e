package io.plexichat.eventstore;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** Loads aggregates: the snapshot, then the events after it. */
final class AggregateHistory {

    private static final int PAGE_SIZE = 500;

    private final LogReader reader;
    private final AggregateSnapshots snapshots;
    private final Serializer eventSerializer;
    private final EventUpcaster upcasterChain;
    private final EventDecoder decoder;
    private final String contentType;

    AggregateHistory(PostgresEventStoreBuilder builder, AggregateSnapshots snapshots, EventDecoder decoder) {
        this.reader = new LogReader(builder.dataSource());
        this.snapshots = snapshots;
        this.eventSerializer = builder.eventSerializer();
        this.upcasterChain = builder.upcasterChain();
        this.decoder = decoder;
        this.contentType = builder.contentType();
    }

    DomainEventStream load(String aggregateId) {
        return loadUpTo(aggregateId, Long.MAX_VALUE);
    }

    DomainEventStream load(String aggregateId, long firstSequence) {
        return events(aggregateId, firstSequence, Long.MAX_VALUE);
    }

    /** As if the history ended with that sequence number. */
    DomainEventStream loadUpTo(String aggregateId, long lastSequence) {
        return snapshots
                .find(aggregateId, lastSequence)
                .map(snapshot -> DomainEventStream.concat(
                        DomainEventStream.of(snapshot),
                        events(aggregateId, snapshot.getSequenceNumber() + 1, lastSequence)))
                .orElseGet(() -> events(aggregateId, 0, lastSequence));
    }

    /**
     * An event of an unknown type is handed out as such: the aggregate ignores it, but its sequence number counts. One that
     * cannot be read ends the stream with an {@link UnreadableEventException}.
     */
    private DomainEventStream events(String aggregateId, long firstSequence, long lastSequence) {
        var events = new AggregateEvents(reader, aggregateId, firstSequence, lastSequence, PAGE_SIZE);
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(events, Spliterator.ORDERED), false)
                        .peek(event -> event.requireReadable(contentType)),
                eventSerializer,
                upcasterChain);
    }

    /** One query for all; an aggregate that has no events is absent. */
    Map<String, PositionedEvent> firstEvents(Collection<String> aggregateIds) {
        return messages(reader.firstEvents(aggregateIds));
    }

    /** One query for all; an aggregate that has no events is absent. */
    Map<String, PositionedEvent> lastEvents(Collection<String> aggregateIds) {
        return messages(reader.lastEvents(aggregateIds));
    }

    /** One that cannot be read fails only whoever asks for its payload. */
    private Map<String, PositionedEvent> messages(List<StoredDomainEvent> events) {
        Map<String, PositionedEvent> messages = HashMap.newHashMap(events.size());
        for (StoredDomainEvent event : events) {
            message(event)
                    .ifPresent(message -> messages.put(
                            event.getAggregateIdentifier(), new PositionedEvent(event.position(), message)));
        }
        return messages;
    }

    private Optional<? extends DomainEventMessage<?>> message(StoredDomainEvent event) {
        try {
            event.requireReadable(contentType);
            return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(event), eventSerializer, upcasterChain)
                    .asStream()
                    .findFirst();
        } catch (UnreadableEventException e) {
            return Optional.of((DomainEventMessage<?>) decoder.unreadable(event, e));
        }
    }

    Optional<Long> lastSequence(String aggregateId) {
        return reader.lastSequence(aggregateId);
    }
}
