package io.plexichat.vault;

import io.plexichat.kernel.key.KeyRejections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transactions on the vault's tables. What Postgres refuses, or a Postgres that is away, is {@code key.unavailable}. */
final class VaultDatabase {
    private static final Logger log = LoggerFactory.getLogger(VaultDatabase.class);

    private final DataSource connections;

    VaultDatabase(DataSource connections) {
        this.connections = connections;
    }

    @FunctionalInterface
    interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    /** Durable before it returns, whatever the server's default is. */
    <R> R transaction(Work<R> work) {
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, "SET LOCAL synchronous_commit = on");
                R result = work.on(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** One statement that changes nothing: it needs no transaction around it, nor the round trips of one. */
    <R> R read(Work<R> query) {
        try (Connection connection = connections.getConnection()) {
            return query.on(connection);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** A connection for longer, that commits by itself. */
    Connection connect() throws SQLException {
        return connections.getConnection();
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static RuntimeException unavailable(SQLException cause) {
        // Keys are bound as parameters and stand in no message.
        log.warn("The key vault cannot be used: {}", cause.getMessage());
        return KeyRejections.UNAVAILABLE.because("Expected to use the key vault, but it cannot be reached.");
    }
}
