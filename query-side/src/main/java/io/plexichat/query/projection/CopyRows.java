package io.plexichat.query.projection;

import io.plexichat.kernel.key.Sealed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in the binary format of COPY, see the PostgreSQL manual, "COPY", "Binary Format". */
final class CopyRows {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int NO_FLAGS = 0;
    private static final int NO_EXTENSION = 0;
    private static final short END = -1;
    private static final int NULL = -1;
    private static final long EPOCH_SECOND =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long MICROS = 1_000_000;
    private static final int INITIAL_BYTES = 64 * 1024;

    private final Insert insert;
    private ByteBuffer bytes = ByteBuffer.allocate(INITIAL_BYTES);

    CopyRows(Insert insert) {
        this.insert = insert;
        bytes.put(SIGNATURE).putInt(NO_FLAGS).putInt(NO_EXTENSION);
    }

    void add(@Nullable Object[] values) {
        room(Short.BYTES).putShort((short) values.length);
        for (Object value : values) {
            add(value);
        }
    }

    int size() {
        return bytes.position();
    }

    void send(Connection connection) throws SQLException {
        room(Short.BYTES).putShort(END);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(insert.copy);
        try {
            copy.writeToCopy(bytes.array(), 0, bytes.position());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void add(@Nullable Object value) {
        switch (value) {
            case null -> room(Integer.BYTES).putInt(NULL);
            case UUID id ->
                field(2 * Long.BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            case Instant time -> field(Long.BYTES).putLong(micros(time));
            case Number number -> field(Long.BYTES).putLong(number.longValue());
            case Boolean truth -> field(1).put((byte) (truth ? 1 : 0));
            case Sealed content -> field(content.toBytes());
            case String text -> field(text.getBytes(StandardCharsets.UTF_8));
            default ->
                throw new IllegalArgumentException(
                        "Expected a value that can be copied, but got a " + value.getClass());
        }
    }

    /** Rounded as the driver does when it binds a time. */
    private static long micros(Instant time) {
        return (time.getEpochSecond() - EPOCH_SECOND) * MICROS + (time.getNano() + 500) / 1_000;
    }

    private void field(byte[] content) {
        field(content.length).put(content);
    }

    private ByteBuffer field(int length) {
        return room(Integer.BYTES + length).putInt(length);
    }

    private ByteBuffer room(int wanted) {
        if (bytes.remaining() < wanted) {
            bytes = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), bytes.position() + wanted))
                    .put(bytes.flip());
        }
        return bytes;
    }
}
