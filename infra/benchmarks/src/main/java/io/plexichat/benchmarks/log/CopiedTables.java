package io.plexichat.benchmarks.log;

import io.plexichat.query.message.TimelineProjection;
import io.plexichat.query.projection.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** All rows of a timeline, in memory as Postgres gave them, to be copied into tables without any code of ours in between. */
final class CopiedTables {
    private static final Schema COPY = new Schema("timelinecopy", 1);

    private final Map<String, List<byte[]>> tables;

    private CopiedTables(Map<String, List<byte[]>> tables) {
        this.tables = tables;
    }

    static CopiedTables of(BenchmarkServer server, Schema schema) throws SQLException {
        Map<String, List<byte[]>> tables = new LinkedHashMap<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = '" + schema
                        + "' AND tablename NOT IN ('progress', 'dead_letter') ORDER BY tablename")) {
            while (names.next()) {
                tables.put(names.getString(1), rows(connection, schema + "." + names.getString(1)));
            }
        }
        return new CopiedTables(tables);
    }

    /** Into new tables, with the indexes made and everything analyzed afterwards, as a build does. */
    Rate copy(BenchmarkServer server, int events) throws SQLException, IOException {
        server.execute("DROP SCHEMA IF EXISTS " + COPY + " CASCADE; CREATE SCHEMA " + COPY + "");
        Stopwatch stopwatch = Stopwatch.started(server);
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET synchronous_commit = off");
            statement.execute(sql("timeline.sql"));
            connection.commit();
            for (Map.Entry<String, List<byte[]>> table : tables.entrySet()) {
                copy(connection, COPY + "." + table.getKey(), table.getValue());
                connection.commit();
            }
            statement.execute(sql("timeline.indexes.sql"));
            connection.commit();
            for (String table : tables.keySet()) {
                statement.execute("ANALYZE " + COPY + "." + table);
                connection.commit();
            }
            // Of a connection that has ended, the processor time is not known.
            return stopwatch.rateOf(events);
        }
    }

    Schema schema() {
        return COPY;
    }

    private static List<byte[]> rows(Connection connection, String table) throws SQLException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY " + table + " TO STDOUT (FORMAT binary)");
        List<byte[]> rows = new ArrayList<>();
        for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            rows.add(row);
        }
        return joined(rows);
    }

    /** In pieces that are worth a call. */
    private static List<byte[]> joined(List<byte[]> rows) {
        List<byte[]> pieces = new ArrayList<>();
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        for (byte[] row : rows) {
            piece.writeBytes(row);
            if (piece.size() > 1 << 20) {
                pieces.add(piece.toByteArray());
                piece.reset();
            }
        }
        pieces.add(piece.toByteArray());
        return pieces;
    }

    private static void copy(Connection connection, String table, List<byte[]> rows) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
        for (byte[] piece : rows) {
            copy.writeToCopy(piece, 0, piece.length);
        }
        copy.endCopy();
    }

    private static String sql(String resource) throws IOException {
        try (InputStream sql = TimelineProjection.class.getResourceAsStream(resource)) {
            if (sql == null) {
                throw new IllegalStateException("Expected " + resource + " beside the projection.");
            }
            return COPY.sql(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
