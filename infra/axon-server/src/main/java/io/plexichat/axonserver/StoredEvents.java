package io.plexichat.axonserver;

import io.axoniq.axonserver.grpc.event.Event;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.axon.GrpcBackedDomainEventData;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** Events as Axon Server holds them, made into messages; a payload is decoded when somebody looks at it. */
final class StoredEvents {
    private final Serializer serializer;

    StoredEvents(Serializer eventSerializer) {
        this.serializer = new GrpcMetaDataAwareSerializer(eventSerializer);
    }

    /** Empty for what is no aggregate's event. */
    Optional<DomainEventMessage<?>> message(Event event) {
        if (event.getAggregateType().isEmpty()) {
            return Optional.empty();
        }
        DomainEventStream one = EventStreamUtils.upcastAndDeserializeDomainEvents(
                Stream.of(new GrpcBackedDomainEventData(event)), serializer, NoOpEventUpcaster.INSTANCE);
        return one.hasNext() ? Optional.of(one.next()) : Optional.empty();
    }
}
