package io.plexichat.eventstore;

import io.plexichat.eventstore.EventRow.AggregatePlace;
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
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads aggregates: the snapshot, then the events after it. */
final class AggregateHistory {

    private static final Logger log = LoggerFactory.getLogger(AggregateHistory.class);
    private static final int PAGE_SIZE = 500;

    private final LogReader reader;
    private final SnapshotTable snapshots;
    private final SnapshotFilter snapshotFilter;
    private final Serializer eventSerializer;
    private final Serializer snapshotSerializer;
    private final EventUpcaster upcasterChain;
    private final EventDecoder decoder;
    private final String contentType;

    AggregateHistory(PostgresEventStoreBuilder builder, EventDecoder decoder) {
        this.reader = new LogReader(builder.dataSource());
        this.snapshots = new SnapshotTable(builder.dataSource(), builder.contentType());
        this.snapshotFilter = builder.snapshotFilter();
        this.eventSerializer = builder.eventSerializer();
        this.snapshotSerializer = builder.snapshotSerializer();
        this.upcasterChain = builder.upcasterChain();
        this.decoder = decoder;
        this.contentType = builder.contentType();
    }

    DomainEventStream load(String aggregateId) {
        return snapshot(aggregateId)
                .map(snapshot -> DomainEventStream.concat(
                        DomainEventStream.of(snapshot), load(aggregateId, snapshot.getSequenceNumber() + 1)))
                .orElseGet(() -> load(aggregateId, 0));
    }

    /**
     * An event of an unknown type is handed out as such: the aggregate ignores it, but its sequence number counts. One that
     * cannot be read ends the stream with an {@link UnreadableEventException}.
     */
    DomainEventStream load(String aggregateId, long firstSequence) {
        var events = new AggregateEvents(reader, aggregateId, firstSequence, PAGE_SIZE);
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

    void storeSnapshot(DomainEventMessage<?> snapshot) {
        EventRow row = new EventRowWriter(snapshotSerializer, contentType).row(snapshot);
        AggregatePlace place = row.aggregate();
        if (place != null) {
            snapshots.store(row, place);
        }
    }

    /** A snapshot that cannot be read is as good as none: everything it says is in the events. */
    private Optional<DomainEventMessage<?>> snapshot(String aggregateId) {
        try {
            Optional<DomainEventMessage<?>> snapshot = snapshots
                    .find(aggregateId)
                    .filter(snapshotFilter::allow)
                    .flatMap(data -> EventStreamUtils.upcastAndDeserializeDomainEvents(
                                    Stream.of(data), snapshotSerializer, upcasterChain)
                            .asStream()
                            .findFirst());
            snapshot.ifPresent(DomainEventMessage::getPayload);
            return snapshot.filter(message -> !UnknownSerializedType.class.equals(message.getPayloadType()));
        } catch (LogUnavailableException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            log.warn("Ignoring the snapshot of aggregate {}, which cannot be read.", aggregateId, e);
            return Optional.empty();
        }
    }
}
