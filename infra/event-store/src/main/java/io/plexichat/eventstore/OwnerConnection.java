package io.plexichat.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The one connection that writes. It holds a session-level advisory lock: as long as the server has not ended an earlier
 * owner's session, and so settled its last commit, no other can be opened.
 */
final class OwnerConnection {

    /** "plexilog" in ASCII. Advisory locks are per database. */
    static final long LOCK = 0x706c6578696c6f67L;

    private static final EventRow PROBE = new EventRow(
            "probe",
            null,
            "application/octet-stream",
            new SimpleSerializedObject<>(new byte[64 << 10], byte[].class, "probe", null),
            new SerializedMetaData<>(new byte[0], byte[].class),
            Instant.EPOCH);

    private final Connection connection;
    private final Backend backend;

    private OwnerConnection(Connection connection, Backend backend) {
        this.connection = connection;
        this.backend = backend;
    }

    /** Which server process serves the session. The start time guards against a process number that is used again. */
    record Backend(int pid, String startedAt) {}

    /**
     * Takes the lock, waiting at most {@code patience}.
     *
     * @param previous the session that this one replaces, which the server may not have noticed to be gone
     * @throws LogOwnedElsewhereException if another session holds the lock
     */
    static OwnerConnection open(
            DataSource dataSource, Duration patience, Duration networkTimeout, @Nullable Backend previous)
            throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(false);
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(networkTimeout.toMillis()));
            if (previous != null) {
                terminate(connection, previous);
            }
            lock(connection, patience);
            prepare(connection);
            LogSchema.migrate(connection);
            connection.setAutoCommit(true);
            return new OwnerConnection(connection, backend(connection));
        } catch (SQLException | RuntimeException e) {
            abandon(connection);
            throw e;
        }
    }

    Backend backend() {
        return backend;
    }

    LogHead head() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT position, " + PostgresTime.microsOf("at_high")
                        + " FROM log.event ORDER BY position DESC LIMIT 1")) {
            return result.next() ? new LogHead(result.getLong(1), result.getLong(2)) : LogHead.EMPTY;
        }
    }

    /** The last sequence number of each of these aggregates that has events. */
    Map<String, Long> lastSequences(Collection<String> aggregateIds) throws SQLException {
        if (aggregateIds.isEmpty()) {
            return Map.of();
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT wanted.id, (SELECT sequence FROM log.event"
                + " WHERE aggregate_id = wanted.id ORDER BY sequence DESC LIMIT 1)"
                + " FROM unnest(?::text[]) AS wanted (id)")) {
            query.setArray(1, connection.createArrayOf("text", aggregateIds.toArray()));
            Map<String, Long> sequences = HashMap.newHashMap(aggregateIds.size());
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    long sequence = result.getLong(2);
                    if (!result.wasNull()) {
                        sequences.put(result.getString(1), sequence);
                    }
                }
            }
            return sequences;
        }
    }

    /**
     * One statement, which is one transaction: all of it is durable when this returns.
     *
     * @throws CommitFailedException if it is not known whether the rows are in the log; after any other they are not
     */
    void append(LogBatch batch) throws SQLException {
        copy(batch.units(), batch.size());
    }

    /** Appends what needs new pages, and takes it back: a full disk and a read-only database refuse it. */
    void probe(LogHead head) throws SQLException {
        PendingAppend probe = new PendingAppend(List.of(PROBE));
        probe.tuples().place(head.position() + 1, head.atHigh());
        connection.setAutoCommit(false);
        copy(List.of(probe), 1);
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private void copy(Iterable<PendingAppend> units, int size) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(CopyTuples.COPY);
        write(copy, CopyTuples.header());
        for (PendingAppend unit : units) {
            write(copy, unit.tuples().bytes());
        }
        write(copy, CopyTuples.trailer());
        long rows = end(copy);
        if (rows != size) {
            throw new SQLException("Expected to copy " + size + " rows, but it were " + rows + ".");
        }
    }

    private static long end(CopyIn copy) throws SQLException {
        try {
            return copy.endCopy();
        } catch (SQLException e) {
            throw SqlFailures.isRefusal(e) ? e : new CommitFailedException(e);
        }
    }

    /**
     * Whether the batch is in the log, asked after its commit was left without an answer.
     *
     * @throws LogDamagedException if only a part of it is
     */
    boolean contains(LogBatch batch) throws SQLException {
        int found = 0;
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT event_id FROM log.event WHERE position > ? AND position <= ? ORDER BY position")) {
            query.setLong(1, batch.before().position());
            query.setLong(2, batch.after().position());
            var events = batch.events().iterator();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    found += events.next().getEventIdentifier().equals(result.getString(1)) ? 1 : 0;
                }
            }
        }
        if (found != 0 && found != batch.size()) {
            throw new LogDamagedException("Expected all or none of the events from position "
                    + (batch.before().position() + 1) + " to " + batch.after().position() + ", but found " + found
                    + ".");
        }
        return found == batch.size();
    }

    String setting(String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT current_setting(?)")) {
            query.setString(1, name);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    /** Gives the lock and the connection back. */
    void release() {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "RESET synchronous_commit; RESET enable_seqscan; SELECT pg_advisory_unlock(" + LOCK + ")");
            connection.setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException e) {
            abandon(connection);
        }
    }

    /** Breaks the connection, which ends the session and with it the lock. */
    void abandon() {
        abandon(connection);
    }

    private static void abandon(Connection connection) {
        try (connection) {
            if (!connection.isClosed()) {
                connection.abort(Runnable::run);
            }
        } catch (SQLException alreadyBroken) {
            // Nothing is left to end.
        }
    }

    private static void write(CopyIn copy, byte[] bytes) throws SQLException {
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    private static void terminate(Connection connection, Backend previous) throws SQLException {
        try (PreparedStatement terminate = connection.prepareStatement(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = ? AND backend_start = ?::timestamptz")) {
            terminate.setInt(1, previous.pid());
            terminate.setString(2, previous.startedAt());
            terminate.execute();
            connection.commit();
        }
    }

    private static void lock(Connection connection, Duration patience) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = " + Math.max(1, patience.toMillis()));
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            connection.commit();
        } catch (SQLException e) {
            if (SqlFailures.LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new LogOwnedElsewhereException("Expected to own the log, but another process writes to it.");
            }
            throw e;
        }
    }

    /** Durable whatever the server's default; and no plan that was made while the table was small. */
    private static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('synchronous_commit', 'on', false)"
                    + " WHERE current_setting('synchronous_commit') IN ('off', 'local')");
            statement.execute("SET enable_seqscan = off");
            connection.commit();
        }
    }

    private static Backend backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT pid, backend_start::text FROM pg_stat_activity WHERE pid = pg_backend_pid()")) {
            result.next();
            return new Backend(result.getInt(1), result.getString(2));
        }
    }
}
