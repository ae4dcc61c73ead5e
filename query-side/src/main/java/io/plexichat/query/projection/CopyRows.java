package io.plexichat.query.projection;

import io.plexichat.kernel.key.Sealed;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in the binary format of COPY, see the PostgreSQL manual, "COPY", "Binary Format". */
final class CopyRows {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int NO_FLAGS = 0;
    private static final int NO_EXTENSION = 0;
    private static final int END = -1;
    private static final int NULL = -1;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final int INITIAL_BYTES = 64 * 1024;

    private final Insert insert;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);
    private final DataOutputStream out = new DataOutputStream(bytes);

    CopyRows(Insert insert) {
        this.insert = insert;
        try {
            out.write(SIGNATURE);
            out.writeInt(NO_FLAGS);
            out.writeInt(NO_EXTENSION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(@Nullable Object[] values) {
        try {
            out.writeShort(values.length);
            for (Object value : values) {
                add(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return bytes.size();
    }

    void send(Connection connection) throws SQLException {
        try {
            out.writeShort(END);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(insert.copy);
        try {
            copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void add(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeInt(NULL);
            case UUID id -> {
                out.writeInt(2 * Long.BYTES);
                out.writeLong(id.getMostSignificantBits());
                out.writeLong(id.getLeastSignificantBits());
            }
            case Instant time -> {
                out.writeInt(Long.BYTES);
                out.writeLong(ChronoUnit.MICROS.between(EPOCH, time));
            }
            case Number number -> {
                out.writeInt(Long.BYTES);
                out.writeLong(number.longValue());
            }
            case Boolean truth -> {
                out.writeInt(1);
                out.writeBoolean(truth);
            }
            case Sealed content -> field(content.toBytes());
            case String text -> field(text.getBytes(StandardCharsets.UTF_8));
            default ->
                throw new IllegalArgumentException(
                        "Expected a value that can be copied, but got a " + value.getClass());
        }
    }

    private void field(byte[] content) throws IOException {
        out.writeInt(content.length);
        out.write(content);
    }
}
