package io.plexichat.eventstore;

import io.plexichat.eventstore.EventRow.AggregatePlace;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one unit of work in Postgres's binary COPY format. Everything is encoded by the thread that appends; the
 * writer only fills in the two columns that depend on the position.
 */
final class CopyTuples {

    static final String COPY = "COPY log.event (position, at_high, aggregate_id, sequence, aggregate_type, event_id,"
            + " payload_type, payload_revision, payload, metadata, at) FROM STDIN (FORMAT binary)";
    private static final int COLUMNS = 11;
    private static final int POSITION_OFFSET = Short.BYTES + Integer.BYTES;
    private static final int AT_HIGH_OFFSET = POSITION_OFFSET + Long.BYTES + Integer.BYTES;

    private final byte[] bytes;
    private final int[] starts;
    private final long[] times;

    private CopyTuples(byte[] bytes, int[] starts, long[] times) {
        this.bytes = bytes;
        this.starts = starts;
        this.times = times;
    }

    static CopyTuples encode(List<EventRow> rows) {
        var buffer = new ByteArrayOutputStream(rows.size() * 256);
        var out = new DataOutputStream(buffer);
        int[] starts = new int[rows.size()];
        long[] times = new long[rows.size()];
        try {
            for (int i = 0; i < starts.length; i++) {
                EventRow row = rows.get(i);
                starts[i] = buffer.size();
                times[i] = PostgresTime.toMicros(row.at());
                encode(row, times[i], out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new CopyTuples(buffer.toByteArray(), starts, times);
    }

    /** Fills in the positions from {@code first} on, and the highest time so far, which it returns. */
    long place(long first, long atHigh) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long high = atHigh;
        for (int i = 0; i < starts.length; i++) {
            high = Math.max(high, times[i]);
            buffer.putLong(starts[i] + POSITION_OFFSET, first + i);
            buffer.putLong(starts[i] + AT_HIGH_OFFSET, high);
        }
        return high;
    }

    /** Not a copy: the writer hands it straight to the driver. */
    byte[] bytes() {
        return bytes;
    }

    static byte[] header() {
        return ByteBuffer.allocate(19)
                .put("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1))
                .array();
    }

    static byte[] trailer() {
        return new byte[] {-1, -1};
    }

    private static void encode(EventRow row, long time, DataOutputStream out) throws IOException {
        AggregatePlace place = row.aggregate();
        out.writeShort(COLUMNS);
        number(out, 0);
        number(out, 0);
        text(out, place == null ? null : place.id());
        if (place == null) {
            out.writeInt(-1);
        } else {
            number(out, place.sequence());
        }
        text(out, place == null ? null : place.type());
        text(out, row.eventId());
        text(out, row.payload().getType().getName());
        text(out, row.payload().getType().getRevision());
        bytes(out, row.payload().getData());
        bytes(out, row.metadata().getData());
        number(out, time);
    }

    private static void number(DataOutputStream out, long value) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(value);
    }

    private static void bytes(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    /** Refuses what Postgres cannot keep exactly: an identifier must not come back as another one. */
    private static void text(DataOutputStream out, @Nullable String value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        if (value.indexOf('\0') >= 0) {
            throw new EventStoreException("Expected an identifier or type without NUL, but got one.");
        }
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
            out.writeInt(utf8.remaining());
            out.write(utf8.array(), utf8.arrayOffset(), utf8.remaining());
        } catch (CharacterCodingException e) {
            throw new EventStoreException(
                    "Expected an identifier or type of whole characters, but got half a pair.", e);
        }
    }
}
