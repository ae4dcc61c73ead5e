package io.plexichat.vault;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gives so many connections and then fails, as for a process that was killed there. */
final class FailingDataSource implements DataSource {
    private final DataSource real;
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    FailingDataSource(DataSource real) {
        this.real = real;
    }

    void failAfter(int connections) {
        left.set(connections);
    }

    @Override
    public Connection getConnection() throws SQLException {
        // The listener waits on another thread, and does not count.
        if (!Thread.currentThread().getName().equals("vault-listener") && left.getAndDecrement() <= 0) {
            throw new SQLException("No connection any more.");
        }
        return real.getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return real.getConnection(username, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public ConnectionBuilder createConnectionBuilder() throws SQLException {
        return real.createConnectionBuilder();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
