package io.plexichat.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears how far other processes have brought projections, by Postgres's NOTIFY, on a connection and a thread of its own. What is missed
 * while there is no connection is learnt by looking.
 */
public final class MovesListener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MovesListener.class);
    /** Between looks whether it is to end, and whether the connection lives. */
    private static final int PATIENCE_MILLIS = 1_000;

    private static final long PAUSE_MILLIS = 1_000;

    private final ProjectionStore store;
    private final Moved moved;
    private final Thread thread =
            Thread.ofPlatform().name("projections-listener").daemon().unstarted(this::run);
    private volatile boolean closed;

    /** Must be quick. */
    @FunctionalInterface
    public interface Moved {
        void to(String schema, long position);
    }

    private MovesListener(ProjectionStore store, Moved moved) {
        this.store = store;
        this.moved = moved;
    }

    public static MovesListener start(ProjectionStore store, Moved moved) {
        MovesListener listener = new MovesListener(store, moved);
        listener.thread.start();
        return listener;
    }

    private void run() {
        while (!closed) {
            try (Connection connection = store.connect()) {
                listen(connection);
            } catch (SQLException e) {
                if (!closed) {
                    log.debug("Cannot hear of moves; trying again: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        execute(connection, "LISTEN " + ProgressTable.MOVES);
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification @Nullable [] notifications = postgres.getNotifications(PATIENCE_MILLIS);
            if (notifications == null || notifications.length == 0) {
                // A connection that is dead without a word is found out by using it.
                execute(connection, "SELECT 1");
                continue;
            }
            for (PGNotification notification : notifications) {
                String[] move = notification.getParameter().split(" ", 2);
                moved.to(move[0], Long.parseLong(move[1]));
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException _) {
            closed = true;
        }
    }

    /** Returns when it has given back its connection, or after two seconds. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(2L * PATIENCE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
