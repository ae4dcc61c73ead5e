package io.plexichat.query;

import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/**
 * What a log hands out in place of an event that it cannot decode.
 *
 * @param stored what it would be, could it be decoded
 */
public record UnreadableTestMessage(String aggregate, Object stored) implements Message<Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public String getIdentifier() {
        return "unreadable " + aggregate;
    }

    @Override
    public MetaData getMetaData() {
        return MetaData.emptyInstance();
    }

    @Override
    public Object getPayload() {
        throw new SerializationException("Cannot be decoded.");
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Object> getPayloadType() {
        return (Class<Object>) stored.getClass();
    }

    @Override
    public <T> SerializedObject<T> serializePayload(Serializer serializer, Class<T> representation) {
        SerializedObject<T> readable = serializer.serialize(stored, representation);
        return new SimpleSerializedObject<>(
                readable.getData(),
                representation,
                TestSerializer.BROKEN + readable.getType().getName(),
                null);
    }

    @Override
    public Message<Object> withMetaData(Map<String, ?> metaData) {
        return this;
    }

    @Override
    public Message<Object> andMetaData(Map<String, ?> metaData) {
        return this;
    }
}
