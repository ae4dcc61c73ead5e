package io.plexichat.benchmarks.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What anybody would write who only wants the rows of a table to be in another one like it. */
final class PlainInserts {

    private static final int MOST_ROWS = 300_000;
    private static final int FETCH = 1_000;
    /** The first rows are not timed. */
    private static final int WARM_UP_PARTS = 5;

    private final Connection connection;
    private final String table;
    private final List<Object[]> rows;

    private PlainInserts(Connection connection, String table, List<Object[]> rows) {
        this.connection = connection;
        this.table = table;
        this.rows = rows;
    }

    static PlainInserts copying(Connection connection, String table) throws SQLException {
        connection.setAutoCommit(false);
        List<Object[]> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet result =
                    statement.executeQuery("SELECT * FROM " + table + " ORDER BY position LIMIT " + MOST_ROWS)) {
                while (result.next()) {
                    Object[] row = new Object[result.getMetaData().getColumnCount()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = result.getObject(i + 1);
                    }
                    rows.add(row);
                }
            }
        }
        connection.commit();
        return new PlainInserts(connection, table, rows);
    }

    /** One transaction after the other. */
    Rate rate(int batch, ProcessorTime processors) throws SQLException {
        execute("DROP TABLE IF EXISTS plain_event");
        execute("CREATE TABLE plain_event (LIKE " + table + " INCLUDING ALL)");
        int batches = rows.size() / batch;
        int warmUp = batches / WARM_UP_PARTS;
        try (PreparedStatement insert = connection.prepareStatement(insertOf(batch))) {
            insert(insert, 0, warmUp, batch);
            Duration processorBefore = processors.now();
            long started = System.nanoTime();
            insert(insert, warmUp, batches, batch);
            double nanos = System.nanoTime() - started;
            double inserted = (batches - warmUp) * (double) batch;
            return new Rate(
                    inserted * 1e9 / nanos,
                    processors.now().minus(processorBefore).toNanos() / 1e3 / inserted);
        } finally {
            execute("DROP TABLE plain_event");
        }
    }

    private String insertOf(int batch) {
        String row = "(" + String.join(",", Collections.nCopies(rows.getFirst().length, "?")) + ")";
        return "INSERT INTO plain_event VALUES " + String.join(",", Collections.nCopies(batch, row));
    }

    private void insert(PreparedStatement insert, int from, int to, int batch) throws SQLException {
        for (int i = from; i < to; i++) {
            int parameter = 1;
            for (Object[] row : rows.subList(i * batch, (i + 1) * batch)) {
                for (Object value : row) {
                    insert.setObject(parameter++, value);
                }
            }
            insert.executeUpdate();
            connection.commit();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        }
    }
}
