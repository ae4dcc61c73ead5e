package io.plexichat.query.message;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AuthorView;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageText;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as it stands, without its reactions. */
public record MessageRow(
        MessageId messageId,
        ChannelId channelId,
        long seq,
        long position,
        AuthorView author,
        MessageText text,
        Instant sentAt,
        @Nullable Instant editedAt,
        boolean deleted,
        @Nullable MessageId replyTo) {
    /** Of a message {@code m} and its author {@code a}. */
    public static final String COLUMNS = """
            m.message_id, m.channel_id, m.seq, m.position, m.author_id, m.text, m.sent_at, m.edited_at, m.deleted,
            m.reply_to, a.username, a.display_name
            """;

    public static MessageRow read(Readable row) {
        UUID replyTo = Rows.optionalUuid(row, "reply_to");
        return new MessageRow(
                new MessageId(Rows.uuid(row, "message_id")),
                new ChannelId(Rows.uuid(row, "channel_id")),
                Rows.number(row, "seq"),
                Rows.number(row, "position"),
                new AuthorView(
                        new AccountId(Rows.uuid(row, "author_id")),
                        new Username(Rows.text(row, "username")),
                        new DisplayName(Rows.text(row, "display_name"))),
                new MessageText(Rows.text(row, "text")),
                Rows.time(row, "sent_at"),
                Rows.optionalTime(row, "edited_at"),
                Rows.truth(row, "deleted"),
                replyTo == null ? null : new MessageId(replyTo));
    }

    public MessageView with(List<MessageView.ReactionView> reactions) {
        return new MessageView(
                messageId, channelId, seq, position, author, text, sentAt, editedAt, deleted, replyTo, reactions);
    }
}
