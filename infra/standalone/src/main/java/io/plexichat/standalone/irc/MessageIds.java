package io.plexichat.standalone.irc;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The id a logged message gets: always the same for the same line, at the same place of the same day, in the same channel. A version 8
 * UUID (RFC 9562) made of the day and the line's number, by which it sorts, and a SHA-256. Changing this doubles every message on the next import.
 */
final class MessageIds {
    /**
     * Where a message stands.
     *
     * @param line the digest of the line as logged
     * @param part from 0, of a line so long that it becomes several messages
     */
    record Place(LocalDate date, long lineNumber, LineDigest line, int part) {}

    /** SHA-256 of the bytes of a line, its end not included. */
    record LineDigest(ByteBuffer value) {
        static LineDigest of(byte[] line) {
            return new LineDigest(ByteBuffer.wrap(sha256().digest(line)).asReadOnlyBuffer());
        }
    }

    private static final long MILLIS_A_DAY = 86_400_000;

    private final UUID channelId;

    MessageIds(UUID channelId) {
        this.channelId = channelId;
    }

    UUID of(Place place) {
        ByteBuffer name = ByteBuffer.allocate(16 + 8 + 8 + 4 + 32)
                .putLong(channelId.getMostSignificantBits())
                .putLong(channelId.getLeastSignificantBits())
                .putLong(place.date().toEpochDay())
                .putLong(place.lineNumber())
                .putInt(place.part())
                .put(place.line().value().duplicate());
        ByteBuffer digest = ByteBuffer.wrap(sha256().digest(name.array()));
        long high = (order(place) << 16) | 0x8000L | (digest.getLong() & 0xFFFL);
        long low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** As if each line had taken a millisecond, so that an index of messages grows at its end. */
    private static long order(Place place) {
        return place.date().toEpochDay() * MILLIS_A_DAY + Math.min(place.lineNumber(), MILLIS_A_DAY - 1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
