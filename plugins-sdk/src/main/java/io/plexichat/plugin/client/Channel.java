package io.plexichat.plugin.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param lastPosition of its newest message; null before the first */
public record Channel(
        UUID channelId,
        String name,
        ChannelKind kind,
        @Nullable String topic,
        boolean archived,
        long memberCount,
        @Nullable Long lastPosition,
        long unread) {}
