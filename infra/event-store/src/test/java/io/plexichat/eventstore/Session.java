package io.plexichat.eventstore;

import io.plexichat.embedded.PostgresDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One session with the database, beside those of the store. */
final class Session implements AutoCloseable {

    private final Connection connection;

    Session(PostgresDatabase database) {
        try {
            connection = connect(database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isPossible(PostgresDatabase database) {
        try (var _ = connect(database)) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }

    long select(String sql) {
        try {
            return trySelect(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until the server has ended it. */
    void awaitEnd() {
        try {
            while (true) {
                trySelect("SELECT 1");
                pause();
            }
        } catch (SQLException ended) {
            // As expected.
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long trySelect(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static Connection connect(PostgresDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
