package io.plexichat.eventstore;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Loses connections when told to: before or after the server has committed a copy. */
final class FaultyDataSource implements DataSource {

    enum Loss {
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private final DataSource real;
    private final AtomicReference<@Nullable Loss> loss = new AtomicReference<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    FaultyDataSource(DataSource real) {
        this.real = real;
    }

    void loseNextAppend(Loss when) {
        loss.set(when);
    }

    void refuseConnections(int times) {
        refusals.set(times);
    }

    int connections() {
        return connections.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new SQLException("refused", "08001");
        }
        connections.incrementAndGet();
        return watched(real.getConnection());
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, connection, (method, real) -> {
            Object result = real.invoke();
            return method.getName().equals("unwrap") && result instanceof PGConnection postgres
                    ? watched(postgres, connection)
                    : result;
        });
    }

    private PGConnection watched(PGConnection postgres, Connection connection) {
        return proxy(
                PGConnection.class,
                postgres,
                (method, real) -> method.getName().equals("getCopyAPI")
                        ? new CopyManager(connection.unwrap(BaseConnection.class)) {
                            @Override
                            public CopyIn copyIn(String sql) throws SQLException {
                                return watched(super.copyIn(sql), connection);
                            }
                        }
                        : real.invoke());
    }

    /** Its end is the commit. */
    private CopyIn watched(CopyIn copy, Connection connection) {
        return proxy(CopyIn.class, copy, (method, real) -> {
            Loss now = method.getName().equals("endCopy") ? loss.getAndSet(null) : null;
            if (now == Loss.BEFORE_COMMIT) {
                throw lost(connection);
            }
            Object result = real.invoke();
            if (now == Loss.AFTER_COMMIT) {
                throw lost(connection);
            }
            return result;
        });
    }

    private interface Call {
        @Nullable
        Object invoke() throws Throwable;
    }

    private interface Watch {
        @Nullable
        Object watch(Method method, Call real) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T target, Watch watch) {
        return type.cast(Proxy.newProxyInstance(
                FaultyDataSource.class.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> watch.watch(method, () -> {
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                })));
    }

    private static SQLException lost(Connection connection) throws SQLException {
        connection.abort(Runnable::run);
        return new SQLException("lost", "08006");
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
