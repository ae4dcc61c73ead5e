package io.plexichat.gateway.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AuthorView;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageText;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.kernel.message.MessageView.ReactionView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as every transport shows it.
 *
 * @param deleted true or absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageResponse(
        MessageId messageId,
        ChannelId channelId,
        long seq,
        long position,
        Author author,
        MessageText text,
        Instant sentAt,
        @Nullable Instant editedAt,
        @Nullable Boolean deleted,
        @Nullable MessageId replyTo,
        List<Reaction> reactions,
        List<Attachment> attachments) {

    public record Author(AccountId accountId, Username username, DisplayName displayName) {}

    public record Reaction(Emoji emoji, int count, boolean mine) {}

    /** Files are another feature: no message has any yet. */
    public record Attachment() {}

    public static MessageResponse of(MessageView message) {
        return of(message, message.reactions());
    }

    public static MessageResponse of(MessageView message, List<ReactionView> reactions) {
        return new MessageResponse(
                message.messageId(),
                message.channelId(),
                message.seq(),
                message.position(),
                author(message.author()),
                message.text(),
                message.sentAt(),
                message.editedAt(),
                message.deleted() ? true : null,
                message.replyTo(),
                reactions.stream()
                        .map(reaction -> new Reaction(reaction.emoji(), reaction.count(), reaction.mine()))
                        .toList(),
                List.of());
    }

    private static Author author(AuthorView author) {
        return new Author(author.accountId(), author.username(), author.displayName());
    }
}
