package io.plexichat.query.message;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.live.LiveEventType;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A live event, as a pointer to what it is about. */
record FeedRow(
        long position,
        LiveEventType type,
        ChannelId channel,
        Instant at,
        @Nullable AccountId account,
        @Nullable MessageId message,
        @Nullable Emoji emoji,
        @Nullable ChannelRole role,
        @Nullable Long readPosition) {

    static FeedRow of(long position, LiveEventType type, ChannelId channel, Instant at) {
        return new FeedRow(position, type, channel, at, null, null, null, null, null);
    }

    FeedRow account(AccountId value) {
        return new FeedRow(position, type, channel, at, value, message, emoji, role, readPosition);
    }

    FeedRow message(MessageId value) {
        return new FeedRow(position, type, channel, at, account, value, emoji, role, readPosition);
    }

    FeedRow emoji(Emoji value) {
        return new FeedRow(position, type, channel, at, account, message, value, role, readPosition);
    }

    FeedRow role(ChannelRole value) {
        return new FeedRow(position, type, channel, at, account, message, emoji, value, readPosition);
    }

    FeedRow readPosition(long value) {
        return new FeedRow(position, type, channel, at, account, message, emoji, role, value);
    }

    /** In the order of the columns. */
    @Nullable
    Object[] values() {
        return new @Nullable Object[] {
            position,
            type.name(),
            channel.value(),
            at,
            account == null ? null : account.value(),
            message == null ? null : message.value(),
            emoji == null ? null : emoji.value(),
            role == null ? null : role.name(),
            readPosition
        };
    }
}
