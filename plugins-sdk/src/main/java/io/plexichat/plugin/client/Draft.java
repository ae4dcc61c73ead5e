package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to send. Its id is made by the sender, so sending it again has no second effect.
 *
 * @param author a user name; only for imports by admins and bots, like {@code displayName} and {@code sentAt}
 */
public record Draft(
        UUID messageId,
        String text,
        @Nullable UUID replyTo,
        @Nullable String author,
        @Nullable String displayName,
        @Nullable Instant sentAt) {

    public static Draft of(String text) {
        return new Draft(newId(), text, null, null, null, null);
    }

    public static Draft replyTo(UUID messageId, String text) {
        return new Draft(newId(), text, messageId, null, null, null);
    }

    /** What someone once said elsewhere. */
    public static Draft imported(UUID messageId, String author, String displayName, String text, Instant sentAt) {
        return new Draft(messageId, text, null, author, displayName, sentAt);
    }

    /** Of version 7: it sorts by its time, which keeps the server's index of messages small and quick. */
    private static UUID newId() {
        UUID random = UUID.randomUUID();
        long high = (System.currentTimeMillis() << 16) | 0x7000L | (random.getMostSignificantBits() & 0xFFFL);
        return new UUID(high, random.getLeastSignificantBits());
    }

    /** Without the text, which is nobody's business in a log. */
    @Override
    public String toString() {
        return "Draft[messageId=" + messageId + "]";
    }
}
