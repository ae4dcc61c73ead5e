package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened, as it is followed live.
 *
 * @param position null for what is not kept: typing, presence
 * @param type such as {@code message.sent}; new ones may come
 * @param data depends on the type
 */
public record LiveEvent(
        @Nullable Long position,
        String type,
        @Nullable UUID channelId,
        @Nullable Instant at,
        JsonNode data) {

    @Override
    public String toString() {
        return "LiveEvent[position=" + position + ", type=" + type + ", channelId=" + channelId + "]";
    }
}
