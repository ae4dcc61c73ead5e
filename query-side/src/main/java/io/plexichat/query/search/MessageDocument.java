package io.plexichat.query.search;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is searched, in types that every JSON mapper writes alike.
 *
 * @param position of the event that sent the message
 * @param sentAt in microseconds since 1970, as precise as Postgres is
 */
public record MessageDocument(
        String channelId, boolean publicChannel, String authorId, long position, long sentAt, String text) {

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    MessageDocument withText(String other) {
        return new MessageDocument(channelId, publicChannel, authorId, position, sentAt, other);
    }

    /** The text is somebody's, so it stays out. */
    @Override
    public String toString() {
        return "MessageDocument[position=" + position + "]";
    }
}
