package io.plexichat.query.projection;

import io.plexichat.kernel.key.Sealed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one batch, in the batch's transaction. Statements run in the order given, but are held back so that
 * consecutive ones with the same text go to the server together, many inserts by COPY; a query sees all that was given before it.
 */
public final class RowWriter {
    private static final int MAX_HELD = 2_000;
    /** Fewer inserts are bound one by one, which needs one round trip instead of two. */
    private static final int MIN_COPIED = 4;

    private static final int MAX_COPIED_BYTES = 4 * 1024 * 1024;

    private final Supplier<Connection> connection;
    private final boolean bulk;
    private final List<@Nullable Object[]> held = new ArrayList<>();
    private final Map<Insert, CopyRows> copied = new LinkedHashMap<>();
    private @Nullable String heldStatement;
    /** Whose statement is held; null when it is another one. */
    private @Nullable Insert heldInsert;

    /** @param bulk to copy what is inserted, beside other statements: an insert must not need what they do, nor they the insert */
    RowWriter(Supplier<Connection> connection, boolean bulk) {
        this.connection = connection;
        this.bulk = bulk;
    }

    /** @param values {@link UUID}, {@link Instant}, {@link Sealed}, text, numbers, truth values or null, also arrays of UUIDs, texts and Longs */
    public void write(String statement, @Nullable Object... values) {
        hold(statement, null, values);
    }

    /** @param values as for {@link #write} but for arrays, in the order of the columns */
    public void insert(Insert insert, @Nullable Object... values) {
        if (!bulk) {
            hold(insert.statement, insert, values);
            return;
        }
        CopyRows rows = copied.computeIfAbsent(insert, CopyRows::new);
        rows.add(values);
        if (rows.size() > MAX_COPIED_BYTES) {
            flushCopies();
        }
    }

    private void hold(String statement, @Nullable Insert insert, @Nullable Object[] values) {
        if (!statement.equals(heldStatement) || held.size() >= MAX_HELD) {
            flushStatements();
            heldStatement = statement;
            heldInsert = insert;
        }
        held.add(values);
    }

    /** @param values as for {@link #write} */
    public <T> List<T> query(String statement, RowReader<T> reader, @Nullable Object... values) {
        flush();
        try (PreparedStatement prepared = connection.get().prepareStatement(statement)) {
            bind(prepared, values);
            try (ResultSet rows = prepared.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(reader.read(rows));
                }
                return result;
            }
        } catch (SQLException e) {
            throw new RowWriteException(e);
        }
    }

    void flush() {
        flushStatements();
        flushCopies();
    }

    private void flushStatements() {
        String statement = heldStatement;
        if (statement == null) {
            return;
        }
        try {
            if (heldInsert != null && held.size() >= MIN_COPIED) {
                copy(heldInsert);
            } else {
                execute(statement);
            }
        } catch (SQLException e) {
            throw new RowWriteException(e);
        }
        held.clear();
        heldStatement = null;
        heldInsert = null;
    }

    private void copy(Insert insert) throws SQLException {
        CopyRows rows = new CopyRows(insert);
        for (@Nullable Object[] values : held) {
            rows.add(values);
            if (rows.size() > MAX_COPIED_BYTES) {
                rows.send(connection.get());
                rows = new CopyRows(insert);
            }
        }
        rows.send(connection.get());
    }

    private void execute(String statement) throws SQLException {
        try (PreparedStatement prepared = connection.get().prepareStatement(statement)) {
            for (@Nullable Object[] values : held) {
                bind(prepared, values);
                prepared.addBatch();
            }
            prepared.executeBatch();
        }
    }

    private void flushCopies() {
        try {
            for (CopyRows rows : copied.values()) {
                rows.send(connection.get());
            }
        } catch (SQLException e) {
            throw new RowWriteException(e);
        }
        copied.clear();
    }

    private static void bind(PreparedStatement prepared, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(
                    i + 1,
                    switch (values[i]) {
                        case Instant time -> time.atOffset(ZoneOffset.UTC);
                        case Sealed content -> content.toBytes();
                        case UUID[] ids -> prepared.getConnection().createArrayOf("uuid", ids);
                        case String[] texts -> prepared.getConnection().createArrayOf("text", texts);
                        case Long[] numbers -> prepared.getConnection().createArrayOf("bigint", numbers);
                        case null -> null;
                        case Object value -> value;
                    });
        }
    }
}
