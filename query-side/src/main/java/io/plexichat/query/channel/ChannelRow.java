package io.plexichat.query.channel;

import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.key.Opener;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param position of the event that made the channel */
record ChannelRow(
        SealedChannel channel,
        long position,
        long memberCount,
        @Nullable Long lastPosition,
        long unread,
        long mentions,
        @Nullable ChannelRole role,
        @Nullable Instant mutedUntil) {

    static ChannelRow read(Readable row) {
        String role = Rows.optionalText(row, "role");
        return new ChannelRow(
                SealedChannel.read(row, new ChannelId(Rows.uuid(row, "channel_id"))),
                Rows.number(row, "position"),
                Rows.number(row, "member_count"),
                Rows.optionalNumber(row, "last_position"),
                Rows.number(row, "unread"),
                Rows.number(row, "mentions"),
                role == null ? null : ChannelRole.valueOf(role),
                Rows.optionalTime(row, "muted_until"));
    }

    ChannelView view(Opener opener) {
        return new ChannelView(
                channel.channelId(),
                channel.name(opener),
                channel.kind(),
                channel.topic(opener),
                channel.archived(),
                memberCount,
                lastPosition,
                unread,
                mentions,
                role,
                mutedUntil);
    }
}
