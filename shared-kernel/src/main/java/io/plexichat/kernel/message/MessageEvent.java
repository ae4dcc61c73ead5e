package io.plexichat.kernel.message;

import io.plexichat.kernel.EventName;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.key.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

public sealed interface MessageEvent {
    MessageId messageId();

    ChannelId channelId();

    @EventName("message.sent")
    record MessageSent(
            MessageId messageId,
            ChannelId channelId,
            AccountId authorId,
            Sealed text,
            @Nullable MessageId replyTo,
            Instant sentAt)
            implements MessageEvent {}

    @EventName("message.edited")
    record MessageEdited(MessageId messageId, ChannelId channelId, AccountId authorId, Sealed text, Instant editedAt)
            implements MessageEvent {}

    @EventName("message.deleted")
    record MessageDeleted(
            MessageId messageId, ChannelId channelId, AccountId authorId, AccountId deletedBy, Instant deletedAt)
            implements MessageEvent {}

    @EventName("message.reaction-added")
    record ReactionAdded(MessageId messageId, ChannelId channelId, Emoji emoji, AccountId accountId, Instant at)
            implements MessageEvent {}

    @EventName("message.reaction-removed")
    record ReactionRemoved(MessageId messageId, ChannelId channelId, Emoji emoji, AccountId accountId, Instant at)
            implements MessageEvent {}
}
