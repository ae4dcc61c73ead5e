package io.plexichat.query.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What is searched, in types that every JSON mapper writes alike.
 *
 * @param position of the event that sent the message
 * @param sentAt in microseconds since 1970, as precise as Postgres is
 */
public record MessageDocument(
        String channelId,
        boolean publicChannel,
        String authorId,
        long position,
        long sentAt,
        boolean hasLink,
        String text) {
    private static final Pattern LINK = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:(?:https?|ftp)://[^\\s/]|www\\.[^\\s.]+\\.[^\\s.])", Pattern.CASE_INSENSITIVE);

    static MessageDocument of(
            String channelId, boolean publicChannel, String authorId, long position, long sentAt, String text) {
        return new MessageDocument(channelId, publicChannel, authorId, position, sentAt, hasLink(text), text);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    MessageDocument withText(String other) {
        return of(channelId, publicChannel, authorId, position, sentAt, other);
    }

    private static boolean hasLink(String text) {
        return LINK.matcher(text).find();
    }

    /** Equal documents, equal digest; it tells nothing of them. */
    String digest() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(String.join(
                                            "\0",
                                            channelId,
                                            String.valueOf(publicChannel),
                                            authorId,
                                            String.valueOf(position),
                                            String.valueOf(sentAt),
                                            text)
                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java to have SHA-256.", e);
        }
    }

    /** The text is somebody's, so it stays out. */
    @Override
    public String toString() {
        return "MessageDocument[position=" + position + "]";
    }
}
