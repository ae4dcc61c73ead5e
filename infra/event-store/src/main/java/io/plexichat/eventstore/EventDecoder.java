package io.plexichat.eventstore;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Upcasts and deserialises stored events for the tracking streams.
 *
 * <p>What is read live goes the same way as what is replayed, from the stored bytes, so both are the same. Each event is
 * upcast by itself: an upcaster that keeps a context across events is not supported.
 */
final class EventDecoder {

    private static final Logger log = LoggerFactory.getLogger(EventDecoder.class);

    private final Serializer serializer;
    private final EventUpcaster upcasterChain;
    private final Set<String> unknownTypes = ConcurrentHashMap.newKeySet();

    EventDecoder(Serializer serializer, EventUpcaster upcasterChain) {
        this.serializer = serializer;
        this.upcasterChain = upcasterChain;
    }

    /** Empty when the type is not known here, as after a roll-back to an older release. */
    List<TrackedEventMessage<?>> decode(StoredEvent event) {
        try {
            return EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(event), serializer, upcasterChain)
                    .filter(message -> isKnown(message, event))
                    .peek(EventDecoder::deserialize)
                    .toList();
        } catch (RuntimeException | LinkageError e) {
            throw new UnreadableEventException(
                    event.position(), event.getPayload().getType().getName(), e);
        }
    }

    private boolean isKnown(TrackedEventMessage<?> message, StoredEvent event) {
        if (!UnknownSerializedType.class.equals(message.getPayloadType())) {
            return true;
        }
        String type = event.getPayload().getType().getName();
        if (unknownTypes.add(type)) {
            log.warn(
                    "Skipping events of type {}, which this release does not know; first at position {}.",
                    type,
                    event.position());
        }
        return false;
    }

    /** Now, and not when a handler asks, so that the stream fails and not a handler whose failures may be ignored. */
    private static void deserialize(TrackedEventMessage<?> message) {
        var _ = message.getPayload();
        var _ = message.getMetaData();
    }
}
