package io.plexichat.query.live;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AuthorView;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveEventType;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.query.account.SealedAuthor;
import io.plexichat.query.channel.SealedChannel;
import io.plexichat.query.message.MessageRow;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
        @Nullable SealedChannel channel,
        @Nullable MemberRow member,
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
                    case CHANNEL_CREATED, CHANNEL_CHANGED -> SealedChannel.read(row, channelId(row));
                    default -> null;
                },
                isAboutMember ? MemberRow.read(row) : null,
                type == LiveEventType.READ_MARKED ? readMarker(row) : null);
    }

    Stream<Sealed> values() {
        return Stream.of(
                        Stream.ofNullable(message).flatMap(MessageRow::values),
                        Stream.ofNullable(channel).flatMap(SealedChannel::values),
                        Stream.ofNullable(member).flatMap(row -> row.person().values()))
                .flatMap(values -> values);
    }

    LiveEvent event(Opener opener, @Nullable MessageView shown, @Nullable Map<String, Set<AccountId>> reactors) {
        return new LiveEvent(
                position,
                type,
                channelId,
                at,
                accountId,
                shown,
                reactors,
                reaction,
                channel == null ? null : channel(channel, opener),
                member == null ? null : member.open(opener),
                readMarker);
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

    private static LiveEvent.Channel channel(SealedChannel row, Opener opener) {
        return new LiveEvent.Channel(row.channelId(), row.name(opener), row.kind(), row.topic(opener), row.archived());
    }

    record MemberRow(SealedAuthor person, @Nullable ChannelRole role) {
        static MemberRow read(Readable row) {
            String role = Rows.optionalText(row, "role");
            return new MemberRow(
                    SealedAuthor.read(row, LiveRow.accountId(row), "feed_"),
                    role == null ? null : ChannelRole.valueOf(role));
        }

        LiveEvent.Member open(Opener opener) {
            AuthorView opened = person.open(opener);
            return new LiveEvent.Member(opened.accountId(), opened.username(), opened.displayName(), role);
        }
    }

    private static LiveEvent.ReadMarker readMarker(Readable row) {
        return new LiveEvent.ReadMarker(channelId(row), accountId(row), Rows.number(row, "read_position"));
    }
}
