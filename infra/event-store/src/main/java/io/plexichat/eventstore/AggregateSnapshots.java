package io.plexichat.eventstore;

import io.plexichat.eventstore.EventRow.AggregatePlace;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Snapshots as messages. */
final class AggregateSnapshots {

    private static final Logger log = LoggerFactory.getLogger(AggregateSnapshots.class);

    private final SnapshotTable table;
    private final SnapshotFilter filter;
    private final Serializer serializer;
    private final EventUpcaster upcasterChain;
    private final String contentType;

    AggregateSnapshots(PostgresEventStoreBuilder builder) {
        this.table = new SnapshotTable(builder.dataSource(), builder.contentType());
        this.filter = builder.snapshotFilter();
        this.serializer = builder.snapshotSerializer();
        this.upcasterChain = builder.upcasterChain();
        this.contentType = builder.contentType();
    }

    void store(DomainEventMessage<?> snapshot) {
        EventRow row = new EventRowWriter(serializer, contentType).row(snapshot);
        AggregatePlace place = row.aggregate();
        if (place != null) {
            table.store(row, place);
        }
    }

    /**
     * The newest that says nothing of events after that sequence number. One that cannot be read is as good as none: everything
     * it says is in the events.
     */
    Optional<DomainEventMessage<?>> find(String aggregateId, long lastSequence) {
        try {
            Optional<DomainEventMessage<?>> snapshot = table.find(aggregateId, lastSequence)
                    .filter(filter::allow)
                    .flatMap(data -> EventStreamUtils.upcastAndDeserializeDomainEvents(
                                    Stream.of(data), serializer, upcasterChain)
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
