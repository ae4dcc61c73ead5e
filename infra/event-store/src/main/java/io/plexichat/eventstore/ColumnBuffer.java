package io.plexichat.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/** Gathers columns in Postgres's binary format: a length, which is -1 for null, and the bytes. Grows as needed. */
final class ColumnBuffer {

    private ByteBuffer buffer;

    ColumnBuffer(int capacity) {
        this.buffer = ByteBuffer.allocate(capacity);
    }

    int size() {
        return buffer.position();
    }

    void clear() {
        buffer.clear();
    }

    byte[] toByteArray() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    int crc32c(int from) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.array(), from, buffer.position() - from);
        return (int) crc.getValue();
    }

    /** How many columns follow. */
    void count(int columns) {
        room(Short.BYTES).putShort((short) columns);
    }

    void number(int value) {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
    }

    void number(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
    }

    void nothing() {
        room(Integer.BYTES).putInt(-1);
    }

    void bytes(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
    }

    /** Refuses what Postgres cannot keep exactly: an identifier must not come back as another one. */
    void text(@Nullable String value) {
        if (value == null) {
            nothing();
            return;
        }
        if (value.indexOf('\0') >= 0) {
            throw new EventStoreException("Expected an identifier or type without NUL, but got one.");
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (!value.equals(new String(utf8, StandardCharsets.UTF_8))) {
            throw new EventStoreException("Expected an identifier or type of whole characters, but got half a pair.");
        }
        bytes(utf8);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int capacity = Math.addExact(buffer.position(), Math.max(bytes, buffer.position()));
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), capacity)).position(buffer.position());
        }
        return buffer;
    }
}
