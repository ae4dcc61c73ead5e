package io.plexichat.query.message;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.message.MessageBindings;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageText;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.query.account.SealedAuthor;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands, without its reactions.
 *
 * @param text null once deleted
 */
public record MessageRow(
        MessageId messageId,
        ChannelId channelId,
        long seq,
        long position,
        SealedAuthor author,
        @Nullable Sealed text,
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
        return new MessageRow(
                new MessageId(Rows.uuid(row, "message_id")),
                new ChannelId(Rows.uuid(row, "channel_id")),
                Rows.number(row, "seq"),
                Rows.number(row, "position"),
                SealedAuthor.read(row, new AccountId(Rows.uuid(row, "author_id")), ""),
                Rows.optionalSealed(row, "text"),
                Rows.time(row, "sent_at"),
                Rows.optionalTime(row, "edited_at"),
                Rows.truth(row, "deleted"),
                Rows.optionalId(row, "reply_to", MessageId::new));
    }

    public Stream<Sealed> values() {
        return Stream.concat(author.values(), Stream.ofNullable(text));
    }

    public MessageView view(Opener opener, List<MessageView.ReactionView> reactions) {
        return new MessageView(
                messageId,
                channelId,
                seq,
                position,
                author.open(opener),
                text(opener),
                sentAt,
                editedAt,
                deleted,
                replyTo,
                reactions);
    }

    private MessageText text(Opener opener) {
        return new MessageText(
                text == null ? "" : opener.openOrErased(text, MessageBindings.text(messageId, editedAt != null)));
    }
}
