package io.plexichat.eventstore;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;
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
    private final String contentType;
    private final Set<String> unknownTypes = ConcurrentHashMap.newKeySet();

    EventDecoder(PostgresEventStoreBuilder builder) {
        this.serializer = builder.eventSerializer();
        this.upcasterChain = builder.upcasterChain();
        this.contentType = builder.contentType();
    }

    /**
     * Empty when the type is not known here, as after a roll-back to an older release. An event that cannot be read comes
     * as a message whose payload cannot be asked for.
     */
    List<TrackedEventMessage<?>> decode(StoredEvent event) {
        try {
            event.requireReadable(contentType);
            if (upcasterChain == NoOpEventUpcaster.INSTANCE) {
                return decodeAsItIs(event);
            }
            return EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(event), serializer, upcasterChain)
                    .filter(message -> isKnown(message, event))
                    .peek(EventDecoder::deserialize)
                    .toList();
        } catch (UnreadableEventException e) {
            return List.of(unreadable(event, e));
        } catch (RuntimeException | LinkageError e) {
            return List.of(unreadable(event, UnreadableEventException.undecodable(event.position(), event.type(), e)));
        }
    }

    /** Without upcasters, which Axon's way through two streams for each event would be spent on. */
    private List<TrackedEventMessage<?>> decodeAsItIs(StoredEvent event) {
        TrackedEventMessage<?> message = event.inPlace(new SerializedMessage<>(
                event.getEventIdentifier(), event.getPayload(), event.getMetaData(), serializer));
        if (!isKnown(message, event)) {
            return List.of();
        }
        deserialize(message);
        return List.of(message);
    }

    private boolean isKnown(TrackedEventMessage<?> message, StoredEvent event) {
        if (!UnknownSerializedType.class.equals(message.getPayloadType())) {
            return true;
        }
        String type = event.type();
        if (unknownTypes.add(type)) {
            log.warn(
                    "Skipping events of type {}, which this release does not know; first at position {}.",
                    type,
                    event.position());
        }
        return false;
    }

    TrackedEventMessage<?> unreadable(StoredEvent event, UnreadableEventException failure) {
        // Not the cause itself: it may quote the content.
        log.error(
                "{}{}",
                failure.getMessage(),
                failure.getCause() == null
                        ? ""
                        : " (" + failure.getCause().getClass().getName() + ")");
        return event.inPlace(new UnreadableMessage(
                event.getEventIdentifier(), payloadType(event), event.getPayload(), metaData(event), failure));
    }

    private @Nullable Class<?> payloadType(StoredEvent event) {
        try {
            Class<?> type = serializer.classForType(event.getPayload().getType());
            return UnknownSerializedType.class.equals(type) ? null : type;
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }

    private MetaData metaData(StoredEvent event) {
        try {
            MetaData metaData = serializer.deserialize(event.getMetaData());
            return metaData == null ? MetaData.emptyInstance() : metaData;
        } catch (RuntimeException | LinkageError e) {
            return MetaData.emptyInstance();
        }
    }

    /**
     * Now, and once for all readers, and so that what cannot be read is known here. Not the metadata, which few handlers ask
     * for, and which would be two fifths of the work.
     */
    private static void deserialize(TrackedEventMessage<?> message) {
        var _ = message.getPayload();
    }
}
