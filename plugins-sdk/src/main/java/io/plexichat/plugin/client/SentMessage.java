package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.UUID;

/** That a message is durable, at a position. */
public record SentMessage(UUID messageId, UUID channelId, long position, Instant sentAt) {}
