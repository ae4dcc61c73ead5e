package io.plexichat.kernel.message;

import io.plexichat.kernel.account.AuthorView;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as one viewer sees it.
 *
 * @param seq its number in the channel: 1, 2, 3, ... without holes
 * @param position of the event that sent it
 * @param text empty once deleted
 */
public record MessageView(
        MessageId messageId,
        ChannelId channelId,
        long seq,
        long position,
        AuthorView author,
        MessageText text,
        Instant sentAt,
        @Nullable Instant editedAt,
        boolean deleted,
        @Nullable MessageId replyTo,
        List<ReactionView> reactions) {
    public MessageView {
        reactions = List.copyOf(reactions);
    }

    /** @param mine whether the viewer is among them */
    public record ReactionView(Emoji emoji, int count, boolean mine) {}
}
