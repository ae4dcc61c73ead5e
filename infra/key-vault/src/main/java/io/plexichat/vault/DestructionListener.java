package io.plexichat.vault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of keys that any process destroyed, by Postgres's NOTIFY, on a connection and a thread of its own. What may have been missed while
 * there was no connection counts as heard.
 */
final class DestructionListener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DestructionListener.class);

    private static final int PATIENCE_MILLIS = 10_000;
    private static final long PAUSE_MILLIS = 1_000;

    private final VaultDatabase database;
    private final Runnable heard;
    private final Thread thread =
            Thread.ofPlatform().name("vault-listener").daemon().unstarted(this::run);
    private volatile boolean closed;
    private volatile Connection current;

    private DestructionListener(VaultDatabase database, Runnable heard, Connection first) {
        this.database = database;
        this.heard = heard;
        this.current = first;
    }

    /** Hears of everything that happens after this has returned. */
    static DestructionListener start(VaultDatabase database, Runnable heard) {
        try {
            DestructionListener listener = new DestructionListener(database, heard, connect(database));
            listener.thread.start();
            return listener;
        } catch (SQLException e) {
            throw VaultDatabase.unavailable(e);
        }
    }

    private static Connection connect(VaultDatabase database) throws SQLException {
        Connection connection = database.connect();
        VaultDatabase.execute(connection, "LISTEN " + DestroyedKeys.NOTIFICATIONS);
        return connection;
    }

    private void run() {
        while (!closed) {
            try (Connection connection = current) {
                listen(connection);
            } catch (SQLException e) {
                reconnect(e);
            }
        }
    }

    private void reconnect(SQLException lost) {
        if (!closed) {
            log.warn("Cannot hear of destroyed keys; trying again: {}", lost.getMessage());
        }
        while (!closed) {
            heard.run();
            try {
                current = connect(database);
                heard.run();
                return;
            } catch (SQLException _) {
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification @Nullable [] notifications = postgres.getNotifications(PATIENCE_MILLIS);
            if (notifications != null && notifications.length > 0) {
                heard.run();
            } else {
                // A connection that is dead without a word is found out by using it.
                VaultDatabase.execute(connection, "SELECT 1");
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException _) {
            closed = true;
        }
    }

    /** Waiting for notifications is not interrupted; closing what it waits on ends it. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            current.abort(Runnable::run);
        } catch (SQLException _) {
            // It ends with the pool.
        }
    }
}
