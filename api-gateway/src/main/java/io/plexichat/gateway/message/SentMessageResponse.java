package io.plexichat.gateway.message;

import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.message.MessageId;
import java.time.Instant;

/** The same for a message sent now and for one that was sent before. */
public record SentMessageResponse(MessageId messageId, ChannelId channelId, long position, Instant sentAt) {}
