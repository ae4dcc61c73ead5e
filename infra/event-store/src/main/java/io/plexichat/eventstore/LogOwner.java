package io.plexichat.eventstore;

import io.plexichat.eventstore.OwnerConnection.Backend;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ownership of the log over lost connections. After every failure the connection is given up, and nothing is
 * written before a new one has the lock and has read the head again. Used by the writer's thread alone.
 */
final class LogOwner {

    private static final Logger log = LoggerFactory.getLogger(LogOwner.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(50);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final Duration ownershipPatience;
    private final Duration networkTimeout;
    private final CountDownLatch giveUp = new CountDownLatch(1);
    private @Nullable OwnerConnection connection;
    private @Nullable Backend backend;
    private LogHead head = LogHead.EMPTY;
    private int failures;
    private boolean suspect;
    private volatile boolean available;

    LogOwner(DataSource dataSource, Duration ownershipPatience, Duration networkTimeout) {
        this.dataSource = dataSource;
        this.ownershipPatience = ownershipPatience;
        this.networkTimeout = networkTimeout;
    }

    /** @throws LogOwnedElsewhereException if another session holds the lock for longer than the patience given */
    void open() throws SQLException {
        OwnerConnection opened = OwnerConnection.open(dataSource, ownershipPatience, networkTimeout, backend);
        try {
            head = opened.head();
            if (backend == null) {
                warnUnlessDurable(opened);
            }
        } catch (SQLException | RuntimeException e) {
            opened.abandon();
            throw e;
        }
        connection = opened;
        backend = opened.backend();
        available = !suspect;
    }

    /** Whether the log can be written, as far as is known. */
    boolean isAvailable() {
        return available;
    }

    LogHead head() {
        return head;
    }

    /** Opens again when the last one was lost, as long as it takes. Null once the store gives up. */
    @Nullable
    OwnerConnection connection() {
        while (connection == null) {
            try {
                open();
                log.info("Owning the log again, at position {}.", head.position());
            } catch (SQLException | LogUnavailableException e) {
                failures++;
                log.warn("The log is not available: {}", message(e));
                if (!backOff()) {
                    return null;
                }
            }
        }
        return connection;
    }

    /** Null when it is lost. */
    @Nullable
    OwnerConnection current() {
        return connection;
    }

    void committed(LogHead newHead) {
        head = newHead;
        proven();
    }

    /** Tries once to write, when nobody else does, so that it is seen when the log can be written again. */
    void probe() {
        try {
            if (connection == null) {
                open();
            }
            if (connection != null) {
                connection.probe(head);
            }
            proven();
            log.info("The log can be written again, from position {} on.", head.position() + 1);
        } catch (SQLException | LogUnavailableException e) {
            lost(e);
        }
    }

    private void proven() {
        failures = 0;
        suspect = false;
        available = true;
    }

    /**
     * Gives up the connection; nothing is known of the head until it is opened again. That it can be opened does not mean
     * that it can be written, as when the disk is full: it is not available before something was.
     */
    void lost(Exception cause) {
        available = false;
        suspect = true;
        failures++;
        log.warn("The log cannot be written: {}", message(cause));
        if (connection != null) {
            connection.abandon();
            connection = null;
        }
    }

    /** Waits longer with every failure, and not at all after the first. False once the store gives up. */
    boolean backOff() {
        long delay = failures <= 1 ? 0 : FIRST_DELAY.toMillis() << Math.min(failures - 2, 10);
        try {
            return !giveUp.await(Math.min(delay, LONGEST_DELAY.toMillis()), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the waiting, from another thread. */
    void giveUp() {
        giveUp.countDown();
    }

    void release() {
        available = false;
        if (connection != null) {
            connection.release();
            connection = null;
        }
    }

    /** One line: Postgres's context may quote a row. */
    private static String message(Exception failure) {
        return failure instanceof SQLException e ? SqlFailures.firstLine(e) : String.valueOf(failure.getMessage());
    }

    private static void warnUnlessDurable(OwnerConnection opened) throws SQLException {
        if (!"on".equals(opened.setting("fsync"))) {
            log.warn("The database runs with fsync off: what the log acknowledges does not survive a power loss.");
        }
    }
}
