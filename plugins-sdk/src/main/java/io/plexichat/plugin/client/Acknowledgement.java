package io.plexichat.plugin.client;

import java.util.UUID;

/** That a message sent over a live connection is durable, at a position. */
public record Acknowledgement(UUID messageId, UUID channelId, long position) {}
