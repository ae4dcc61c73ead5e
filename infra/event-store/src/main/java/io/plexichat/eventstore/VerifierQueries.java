package io.plexichat.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a {@link LogVerifier} asks the database. */
final class VerifierQueries {

    private static final String ROWS =
            "SELECT " + RowCheck.COLUMNS + " FROM log.event WHERE position >= ? AND position <= ? ORDER BY position";

    /** Each row is looked up again by its place in its aggregate, and so is the event before it. */
    private static final String MISPLACED = "SELECT event.position, found.positions <> ARRAY[event.position],"
            + " event.sequence"
            + " FROM log.event AS event"
            + " LEFT JOIN LATERAL (SELECT coalesce(array_agg(same.position), '{}') AS positions FROM log.event AS same"
            + " WHERE same.aggregate_id = event.aggregate_id AND same.sequence = event.sequence) AS found ON true"
            + " LEFT JOIN LATERAL (SELECT max(previous.position) AS position FROM log.event AS previous"
            + " WHERE previous.aggregate_id = event.aggregate_id AND previous.sequence = event.sequence - 1)"
            + " AS before ON true"
            + " WHERE event.position >= ? AND event.position <= ? AND event.aggregate_id IS NOT NULL"
            + " AND (found.positions <> ARRAY[event.position] OR event.sequence < 0"
            + " OR (event.sequence > 0 AND coalesce(before.position >= event.position, true)))"
            + " ORDER BY event.position";

    private final Connection connection;

    VerifierQueries(Connection connection) {
        this.connection = connection;
    }

    void requireSchema() throws SQLException {
        if (!single("SELECT to_regclass('log.schema_version') IS NOT NULL AND to_regclass('log.event') IS NOT NULL")
                .equals("t")) {
            throw new LogSchemaException("Expected a log in this database, but there is none.");
        }
        LogSchema.requireKnown(Integer.parseInt(single("SELECT coalesce(max(version), 0) FROM log.schema_version")));
    }

    /** -1 when the log is empty. */
    long head() throws SQLException {
        return Long.parseLong(single("SELECT coalesce(max(position), -1) FROM log.event"));
    }

    /** What is known of the row before a position. */
    LogHead before(long position) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT " + PostgresTime.microsOf("at_high") + " FROM log.event WHERE position = ?")) {
            query.setLong(1, position - 1);
            try (ResultSet result = query.executeQuery()) {
                return new LogHead(position - 1, result.next() ? result.getLong(1) : PostgresTime.BEGINNING);
            }
        }
    }

    void rows(long first, long last, RowCheck check) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ROWS)) {
            query.setLong(1, first);
            query.setLong(2, last);
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    check.check(result);
                }
            }
        }
    }

    void misplaced(long first, long last, Findings findings) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(MISPLACED)) {
            query.setLong(1, first);
            query.setLong(2, last);
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    findings.add(
                            result.getLong(1),
                            result.getBoolean(2)
                                    ? "The index of aggregates does not lead to it, or not to it alone."
                                    : "It is event " + result.getLong(3)
                                            + " of its aggregate, but the event before it is not before it.");
                }
            }
        }
    }

    /** How many rows up to the position are found without any index. */
    long countInHeap(long last) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = on; SET enable_indexscan = off; SET enable_indexonlyscan = off");
            return Long.parseLong(single("SELECT count(*) FROM log.event WHERE position <= " + last));
        } finally {
            try (Statement statement = connection.createStatement()) {
                statement.execute("RESET enable_indexscan; RESET enable_indexonlyscan");
            }
        }
    }

    private String single(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
