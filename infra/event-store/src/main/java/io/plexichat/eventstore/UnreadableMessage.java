package io.plexichat.eventstore;

import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Stands in a stream for an event that cannot be read, so that its handler fails and not the stream. It knows its place, and
 * its metadata where they can be read, and its bytes, so that it can be set aside; whoever asks for the payload, or for its type
 * when that is not known either, gets the {@link UnreadableEventException}, each time.
 */
final class UnreadableMessage implements Message<Object> {

    private static final long serialVersionUID = 1L;

    private final String identifier;
    private final @Nullable Class<?> payloadType;
    private final SerializedObject<byte[]> stored;
    private final MetaData metaData;
    private final UnreadableEventException failure;

    UnreadableMessage(
            String identifier,
            @Nullable Class<?> payloadType,
            SerializedObject<byte[]> stored,
            MetaData metaData,
            UnreadableEventException failure) {
        this.identifier = identifier;
        this.payloadType = payloadType;
        this.stored = stored;
        this.metaData = metaData;
        this.failure = failure;
    }

    @Override
    public String getIdentifier() {
        return identifier;
    }

    @Override
    public MetaData getMetaData() {
        return metaData;
    }

    @Override
    public Object getPayload() {
        throw failure.again();
    }

    @Override
    @SuppressWarnings("unchecked") // Message<T> claims a class of exactly T.
    public Class<Object> getPayloadType() {
        if (payloadType == null) {
            throw failure.again();
        }
        return (Class<Object>) payloadType;
    }

    @Override
    public UnreadableMessage withMetaData(Map<String, ?> newMetaData) {
        return new UnreadableMessage(identifier, payloadType, stored, MetaData.from(newMetaData), failure);
    }

    @Override
    public UnreadableMessage andMetaData(Map<String, ?> additionalMetaData) {
        return withMetaData(metaData.mergedWith(additionalMetaData));
    }

    /** As it is stored. */
    @Override
    public <T> SerializedObject<T> serializePayload(Serializer serializer, Class<T> expectedRepresentation) {
        return serializer.getConverter().convert(stored, expectedRepresentation);
    }
}
