package io.plexichat.plugin.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param lastPosition of its newest message; null before the first
 * @param unread messages of others after one's own read marker
 * @param mentions how many of those mention oneself
 */
public record Channel(
        UUID channelId,
        String name,
        ChannelKind kind,
        @Nullable String topic,
        boolean archived,
        long memberCount,
        @Nullable Long lastPosition,
        long unread,
        long mentions) {}
