package io.plexichat.standalone.sealing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Cuts a process off its database as its death would: wherever it was, nothing of what it does from then on is there. */
final class Fuse {
    private static final int NEVER = Integer.MAX_VALUE;

    private final AtomicInteger left = new AtomicInteger(NEVER);
    private volatile boolean lastCommitCounts;

    private enum Call {
        BEFORE,
        LAST,
        AFTER
    }

    /**
     * @param calls of the database, until it blows
     * @param commitCounts when it blows at a commit, whether that is done; who called it does not hear of it in either case
     */
    void arm(int calls, boolean commitCounts) {
        lastCommitCounts = commitCounts;
        left.set(Math.max(1, calls));
    }

    boolean armed() {
        return left.get() != NEVER;
    }

    void blow() {
        left.set(0);
    }

    boolean blown() {
        return left.get() == 0;
    }

    DataSource guard(DataSource real) {
        return new DelegatingDataSource(real) {
            @Override
            public Connection getConnection() throws SQLException {
                require(call());
                return guard(super.getConnection());
            }
        };
    }

    private Connection guard(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                Fuse.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    switch (method.getName()) {
                        case "prepareStatement", "createStatement" -> require(call());
                        case "commit" -> {
                            Call call = call();
                            if (call == Call.LAST && lastCommitCounts) {
                                real.commit();
                            }
                            require(call);
                        }
                        default -> {}
                    }
                    return invoke(real, method, arguments);
                });
    }

    private Call call() {
        int before = left.getAndUpdate(calls -> calls == NEVER ? calls : Math.max(0, calls - 1));
        return before == 1 ? Call.LAST : before == 0 ? Call.AFTER : Call.BEFORE;
    }

    private static void require(Call call) throws SQLException {
        if (call != Call.BEFORE) {
            throw new SQLException("Expected to call the database, but this process is dead.", "08006");
        }
    }

    private static @Nullable Object invoke(Connection real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
