package io.plexichat.query.generation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Held by whoever tries a projection out; Postgres takes it back when the process is gone. */
record TrialLock(Connection connection) implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TrialLock.class);
    /** Any number that nothing else locks with. */
    private static final long LOCK = 0x706c65786974L;

    /** Empty when somebody holds it. */
    static Optional<TrialLock> take(JdbcTemplate database) {
        DataSource connections = Objects.requireNonNull(database.getDataSource());
        try {
            Connection connection = connections.getConnection();
            if (ask(connection, "select pg_try_advisory_lock(" + LOCK + ")")) {
                return Optional.of(new TrialLock(connection));
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("Expected to lock, but could not.", e);
        }
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public void close() {
        try (connection) {
            boolean _ = ask(connection, "select pg_advisory_unlock(" + LOCK + ")");
        } catch (SQLException e) {
            log.debug("The lock was not given back; it goes with its connection.", e);
        }
    }
}
