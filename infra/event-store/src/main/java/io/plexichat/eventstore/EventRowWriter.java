package io.plexichat.eventstore;

import io.plexichat.eventstore.EventRow.AggregatePlace;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Turns messages into rows. Runs on the thread that appends, never on the writer's. */
final class EventRowWriter {

    private final Serializer serializer;
    private final String contentType;

    EventRowWriter(Serializer serializer, String contentType) {
        this.serializer = serializer;
        this.contentType = contentType;
    }

    List<EventRow> rows(List<? extends EventMessage<?>> messages) {
        return messages.stream().map(this::row).toList();
    }

    EventRow row(EventMessage<?> message) {
        var metadata = message.serializeMetaData(serializer, byte[].class);
        return new EventRow(
                message.getIdentifier(),
                message instanceof DomainEventMessage<?> domainEvent ? place(domainEvent) : null,
                contentType,
                message.serializePayload(serializer, byte[].class),
                new SerializedMetaData<>(metadata.getData(), byte[].class),
                message.getTimestamp().truncatedTo(ChronoUnit.MICROS));
    }

    private static AggregatePlace place(DomainEventMessage<?> message) {
        @Nullable String type = message.getType();
        if (type == null) {
            throw new EventStoreException("Expected event " + message.getIdentifier() + " of aggregate "
                    + message.getAggregateIdentifier() + " to name the aggregate's type.");
        }
        return new AggregatePlace(type, message.getAggregateIdentifier(), message.getSequenceNumber());
    }
}
