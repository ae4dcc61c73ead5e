package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param seq its number in the channel: 1, 2, 3, ... without holes */
public record Message(
        UUID messageId,
        UUID channelId,
        long seq,
        long position,
        Author author,
        String text,
        Instant sentAt,
        @Nullable Instant editedAt,
        boolean deleted,
        @Nullable UUID replyTo,
        List<Reaction> reactions) {
    public Message {
        reactions = reactions == null ? List.of() : List.copyOf(reactions);
    }

    /** @param mine whether one's own is among them */
    public record Reaction(String emoji, int count, boolean mine) {}

    @Override
    public String toString() {
        return "Message[messageId=" + messageId + ", position=" + position + "]";
    }
}
