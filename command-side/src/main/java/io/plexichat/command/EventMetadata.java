package io.plexichat.command;

import io.plexichat.kernel.MetadataKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/** Who caused an event, from where and by which command: what a command's metadata gives to the events it makes. */
final class EventMetadata implements CorrelationDataProvider {
    private static final List<String> HANDED_ON = List.of(
            MetadataKeys.ACTOR_ACCOUNT,
            MetadataKeys.ACTOR_SESSION,
            MetadataKeys.TRACEPARENT,
            MetadataKeys.CLIENT_ADDRESS_HASH,
            MetadataKeys.CORRELATION_ID);

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        MetaData given = message.getMetaData();
        Map<String, Object> metadata = new HashMap<>();
        for (String key : HANDED_ON) {
            Object value = given.get(key);
            if (value != null) {
                metadata.put(key, value);
            }
        }
        metadata.put(MetadataKeys.CAUSATION_ID, message.getIdentifier());
        return metadata;
    }
}
