package io.plexichat.kernel.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;

public record MessageId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {}

    /**
     * A new one that sorts by its time, as a UUID of version 7: an index of messages then grows at its end only. Every UUID is
     * a valid id, of whatever version.
     */
    public static MessageId madeAt(Instant time) {
        UUID random = UUID.randomUUID();
        long high = (time.toEpochMilli() << 16) | 0x7000L | (random.getMostSignificantBits() & 0xFFFL);
        return new MessageId(new UUID(high, random.getLeastSignificantBits()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
