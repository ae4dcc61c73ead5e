package io.plexichat.eventstore;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The checksum of a row: CRC-32C of the content's own CRC-32C and the position. So the content is summed by the thread that
 * appends, before the position is known, and a row is also wrong in another's place.
 *
 * <p>It does not cover {@code at_high}, which follows from the rows before.
 */
final class EventChecksum {

    private final ColumnBuffer scratch = new ColumnBuffer(1024);

    int ofContent(EventRow row) {
        scratch.clear();
        EventColumns.write(row, scratch);
        return scratch.crc32c(0);
    }

    int of(EventRow row, long position) {
        return at(position, ofContent(row));
    }

    static int at(long position, int contentChecksum) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(contentChecksum)
                .putLong(position)
                .flip());
        return (int) crc.getValue();
    }
}
