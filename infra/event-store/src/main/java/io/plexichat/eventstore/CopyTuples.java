package io.plexichat.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The rows of one unit of work in Postgres's binary COPY format. Everything is encoded by the thread that appends; the
 * writer only fills in the three columns that depend on the position.
 */
final class CopyTuples {

    static final String COPY =
            "COPY log.event (position, at_high, checksum, " + EventColumns.NAMES + ") FROM STDIN (FORMAT binary)";
    private static final int COLUMNS = 3 + EventColumns.COUNT;
    private static final int POSITION_OFFSET = Short.BYTES + Integer.BYTES;
    private static final int AT_HIGH_OFFSET = POSITION_OFFSET + Long.BYTES + Integer.BYTES;
    private static final int CHECKSUM_OFFSET = AT_HIGH_OFFSET + Long.BYTES + Integer.BYTES;
    private static final int USUAL_ROW = 512;

    private final byte[] bytes;
    private final int[] starts;
    private final int[] contentChecksums;
    private final long[] times;

    private CopyTuples(byte[] bytes, int[] starts, int[] contentChecksums, long[] times) {
        this.bytes = bytes;
        this.starts = starts;
        this.contentChecksums = contentChecksums;
        this.times = times;
    }

    static CopyTuples encode(List<EventRow> rows) {
        ColumnBuffer out = new ColumnBuffer(rows.size() * USUAL_ROW);
        int[] starts = new int[rows.size()];
        int[] contentChecksums = new int[rows.size()];
        long[] times = new long[rows.size()];
        for (int i = 0; i < starts.length; i++) {
            EventRow row = rows.get(i);
            starts[i] = out.size();
            times[i] = PostgresTime.toMicros(row.at());
            out.count(COLUMNS);
            out.number(0L);
            out.number(0L);
            out.number(0);
            int content = out.size();
            EventColumns.write(row, out);
            contentChecksums[i] = out.crc32c(content);
        }
        return new CopyTuples(out.toByteArray(), starts, contentChecksums, times);
    }

    /** Fills in the positions from {@code first} on, and the highest time so far, which it returns. */
    long place(long first, long atHigh) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long high = atHigh;
        for (int i = 0; i < starts.length; i++) {
            high = Math.max(high, times[i]);
            buffer.putLong(starts[i] + POSITION_OFFSET, first + i);
            buffer.putLong(starts[i] + AT_HIGH_OFFSET, high);
            buffer.putInt(starts[i] + CHECKSUM_OFFSET, EventChecksum.at(first + i, contentChecksums[i]));
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
}
