package io.plexichat.query.message;

import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountNameEvent.AccountNameReserved;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionApplied;
import io.plexichat.kernel.message.MessageEvent;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageEvent.ReactionAdded;
import io.plexichat.kernel.message.MessageEvent.ReactionRemoved;
import io.plexichat.kernel.message.ReadMarkerEvent.ReadMarked;
import io.plexichat.query.projection.ProjectedEvent;
import io.plexichat.query.projection.RowWriter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings one batch into the timeline. Numbers are counted here and written once, so that a run of messages stays one statement. */
final class TimelineBatch {
    private final TimelineStatements sql;
    private final RowWriter rows;
    private final Heads heads;
    private final ReadMarkers markers;
    private final Deletions deletions;
    /** Null when they are not kept. */
    private final @Nullable MentionBatch mentions;

    /** @param reader null when mentions are not kept */
    TimelineBatch(TimelineStatements sql, RowWriter rows, @Nullable MentionReader reader, List<ProjectedEvent> batch) {
        this.sql = sql;
        this.rows = rows;
        this.heads = new Heads(sql, rows, batch);
        this.markers = new ReadMarkers(sql, rows);
        this.deletions = new Deletions(sql, rows);
        this.mentions = reader == null ? null : new MentionBatch(sql, rows, reader, batch);
    }

    void on(ProjectedEvent event) {
        switch (event.payload()) {
            case AccountRegistered account ->
                rows.write(sql.addAuthor, account.accountId().value(), account.username(), account.displayName());
            case AccountNameReserved name -> {
                if (mentions != null) {
                    mentions.reserve(name, event.position());
                }
            }
            case ErasureBegun erasure -> {
                if (mentions != null) {
                    mentions.erase(erasure);
                }
            }
            case RetentionApplied retention -> {
                if (mentions != null) {
                    mentions.erase(retention);
                }
            }
            case MemberJoined joined ->
                markers.join(
                        joined.channelId(),
                        joined.accountId(),
                        heads.of(joined.channelId()).lastSeq());
            case MemberLeft left -> markers.leave(left.channelId(), left.accountId());
            case ReadMarked marked -> on(event.position(), marked);
            case MessageEvent message -> on(event.position(), message);
            default -> {
                // Of the channel's other events nothing is kept here.
            }
        }
    }

    void finish() {
        deletions.write();
        if (mentions != null) {
            mentions.write();
        }
        markers.write();
        heads.write();
    }

    private void on(long position, MessageEvent event) {
        if (deletions.contain(event.messageId())) {
            return;
        }
        switch (event) {
            case MessageSent sent -> on(position, sent);
            case MessageEdited edited -> on(position, edited);
            case MessageDeleted(var id, var _, var _, var _, var _) -> {
                deletions.add(id);
                if (mentions != null) {
                    mentions.delete(id);
                }
            }
            case ReactionAdded(var id, var _, var emoji, var account, var _) ->
                rows.write(sql.react, emoji.value(), account.value(), position, id.value());
            case ReactionRemoved(var id, var _, var emoji, var account, var _) ->
                rows.write(sql.unreact, id.value(), emoji.value(), account.value());
        }
    }

    private void on(long position, MessageEdited edited) {
        UUID id = edited.messageId().value();
        rows.write(sql.keepFirstVersion, id);
        rows.write(sql.addVersion, position, edited.text(), edited.authorId().value(), edited.editedAt(), id);
        rows.write(sql.edit, edited.text(), edited.editedAt(), id);
        if (mentions != null) {
            mentions.edit(edited, position);
        }
    }

    private void on(long position, MessageSent sent) {
        ChannelId channelId = sent.channelId();
        Heads.Head head = heads.next(channelId, position);
        rows.insert(
                sql.send,
                sent.messageId().value(),
                channelId.value(),
                head.lastSeq(),
                position,
                sent.authorId().value(),
                sent.text(),
                sent.sentAt(),
                sent.replyTo() == null ? null : sent.replyTo().value());
        markers.advance(channelId, sent.authorId(), head.lastSeq());
        if (mentions != null) {
            mentions.send(sent, head.lastSeq(), position);
        }
    }

    /** Nobody has read what was not said yet, also when the marker is moved later than it was told to. */
    private void on(long position, ReadMarked marked) {
        markers.writeBefore(marked.channelId(), marked.accountId());
        rows.write(
                sql.readUpToPosition,
                marked.channelId().value(),
                marked.accountId().value(),
                Math.min(position, marked.position()));
    }
}
