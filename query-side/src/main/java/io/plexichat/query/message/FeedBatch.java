package io.plexichat.query.message;

import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelEvent.ChannelArchived;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelEvent.ChannelRenamed;
import io.plexichat.kernel.channel.ChannelEvent.ChannelUnarchived;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelEvent.MemberMuted;
import io.plexichat.kernel.channel.ChannelEvent.MemberRoleChanged;
import io.plexichat.kernel.channel.ChannelEvent.MemberUnmuted;
import io.plexichat.kernel.channel.ChannelEvent.TopicChanged;
import io.plexichat.kernel.live.LiveEventType;
import io.plexichat.kernel.message.MessageEvent;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageEvent.ReactionAdded;
import io.plexichat.kernel.message.MessageEvent.ReactionRemoved;
import io.plexichat.kernel.message.ReadMarkerEvent.ReadMarked;
import io.plexichat.query.projection.ProjectedEvent;
import io.plexichat.query.projection.RowWriter;
import java.util.ArrayList;
import java.util.List;

/** The live events of one batch, written after all else so that they are one statement. */
final class FeedBatch {
    private final TimelineStatements sql;
    private final List<FeedRow> entries = new ArrayList<>();

    FeedBatch(TimelineStatements sql) {
        this.sql = sql;
    }

    void on(ProjectedEvent event) {
        FeedRow row = switch (event.payload()) {
            case MessageEvent message -> row(event.position(), message);
            case ChannelEvent channel -> row(event.position(), channel);
            case ReadMarked(var channel, var account, var read, var at) ->
                FeedRow.of(event.position(), LiveEventType.READ_MARKED, channel, at)
                        .account(account)
                        .readPosition(read);
            default -> null;
        };
        if (row != null) {
            entries.add(row);
        }
    }

    void writeTo(RowWriter rows) {
        entries.forEach(row -> rows.insert(sql.feed, row.values()));
    }

    private static FeedRow row(long position, MessageEvent event) {
        return switch (event) {
            case MessageSent(var id, var channel, var _, var _, var _, var at) ->
                FeedRow.of(position, LiveEventType.MESSAGE_SENT, channel, at).message(id);
            case MessageEdited(var id, var channel, var _, var _, var at) ->
                FeedRow.of(position, LiveEventType.MESSAGE_EDITED, channel, at).message(id);
            case MessageDeleted(var id, var channel, var _, var _, var at) ->
                FeedRow.of(position, LiveEventType.MESSAGE_DELETED, channel, at).message(id);
            case ReactionAdded(var id, var channel, var emoji, var account, var at) ->
                FeedRow.of(position, LiveEventType.REACTION_ADDED, channel, at)
                        .message(id)
                        .account(account)
                        .emoji(emoji);
            case ReactionRemoved(var id, var channel, var emoji, var account, var at) ->
                FeedRow.of(position, LiveEventType.REACTION_REMOVED, channel, at)
                        .message(id)
                        .account(account)
                        .emoji(emoji);
        };
    }

    private static FeedRow row(long position, ChannelEvent event) {
        return switch (event) {
            case ChannelCreated created ->
                FeedRow.of(position, LiveEventType.CHANNEL_CREATED, created.channelId(), created.at());
            case ChannelRenamed _,
                    TopicChanged _,
                    ChannelArchived _,
                    ChannelUnarchived _,
                    MemberRoleChanged _,
                    MemberMuted _,
                    MemberUnmuted _ ->
                FeedRow.of(position, LiveEventType.CHANNEL_CHANGED, event.channelId(), event.at());
            case MemberJoined(var channel, var account, var role, var _, var at) ->
                FeedRow.of(position, LiveEventType.MEMBER_JOINED, channel, at)
                        .account(account)
                        .role(role);
            case MemberLeft(var channel, var account, var _, var at) ->
                FeedRow.of(position, LiveEventType.MEMBER_LEFT, channel, at).account(account);
        };
    }
}
