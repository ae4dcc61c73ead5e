package io.plexichat.query.live;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.Topic;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveEventType;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.query.message.MessageRow;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A live event as read, with the member of its data that belongs to its type. */
record LiveRow(
        long position,
        LiveEventType type,
        ChannelId channelId,
        Instant at,
        @Nullable AccountId accountId,
        @Nullable MessageRow message,
        LiveEvent.@Nullable Reaction reaction,
        LiveEvent.@Nullable Channel channel,
        LiveEvent.@Nullable Member member,
        LiveEvent.@Nullable ReadMarker readMarker) {

    static LiveRow read(Readable row) {
        LiveEventType type = LiveEventType.valueOf(Rows.text(row, "feed_type"));
        boolean isAboutMember = type == LiveEventType.MEMBER_JOINED || type == LiveEventType.MEMBER_LEFT;
        UUID account = Rows.optionalUuid(row, "feed_account_id");
        return new LiveRow(
                Rows.number(row, "feed_position"),
                type,
                channelId(row),
                Rows.time(row, "feed_at"),
                account == null || !(isAboutMember || type == LiveEventType.READ_MARKED)
                        ? null
                        : new AccountId(account),
                switch (type) {
                    case MESSAGE_SENT, MESSAGE_EDITED, MESSAGE_DELETED -> MessageRow.read(row);
                    default -> null;
                },
                switch (type) {
                    case REACTION_ADDED, REACTION_REMOVED -> reaction(row);
                    default -> null;
                },
                switch (type) {
                    case CHANNEL_CREATED, CHANNEL_CHANGED -> channel(row);
                    default -> null;
                },
                isAboutMember ? member(row) : null,
                type == LiveEventType.READ_MARKED ? readMarker(row) : null);
    }

    LiveEvent event(@Nullable MessageView shown, @Nullable Map<String, Set<AccountId>> reactors) {
        return new LiveEvent(
                position, type, channelId, at, accountId, shown, reactors, reaction, channel, member, readMarker);
    }

    private static ChannelId channelId(Readable row) {
        return new ChannelId(Rows.uuid(row, "feed_channel_id"));
    }

    private static AccountId accountId(Readable row) {
        return new AccountId(Rows.uuid(row, "feed_account_id"));
    }

    private static LiveEvent.Reaction reaction(Readable row) {
        return new LiveEvent.Reaction(
                new MessageId(Rows.uuid(row, "feed_message_id")), new Emoji(Rows.text(row, "emoji")), accountId(row));
    }

    private static LiveEvent.Channel channel(Readable row) {
        return new LiveEvent.Channel(
                channelId(row),
                new ChannelName(Rows.text(row, "name")),
                ChannelKind.valueOf(Rows.text(row, "kind")),
                new Topic(Rows.text(row, "topic")),
                Rows.truth(row, "archived"));
    }

    private static LiveEvent.Member member(Readable row) {
        String role = Rows.optionalText(row, "role");
        return new LiveEvent.Member(
                accountId(row),
                new Username(Rows.text(row, "feed_username")),
                new DisplayName(Rows.text(row, "feed_display_name")),
                role == null ? null : ChannelRole.valueOf(role));
    }

    private static LiveEvent.ReadMarker readMarker(Readable row) {
        return new LiveEvent.ReadMarker(channelId(row), accountId(row), Rows.number(row, "read_position"));
    }
}
