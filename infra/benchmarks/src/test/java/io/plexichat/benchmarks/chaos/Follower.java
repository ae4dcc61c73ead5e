package io.plexichat.benchmarks.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A client that follows, connects again after its last position whenever it is cut, and now and then moves by itself. It keeps what
 * every connection gave it.
 */
abstract class Follower implements AutoCloseable {
    private static final Duration LONGEST_STAY = Duration.ofSeconds(90);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(1_500);

    /** @param asked public channels; empty for all that one is a member of */
    record Who(String username, UUID accountId, Set<UUID> asked) {}

    private final Who who;
    private final List<Connection> connections = new ArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final Thread thread;
    private long position;
    private @Nullable String lastFailure;
    private volatile boolean closed;

    /** @param after where it begins */
    Follower(Who who, long after) {
        this.who = who;
        this.position = after;
        this.thread = Thread.ofVirtual().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Who who() {
        return who;
    }

    /**
     * Follows until the connection is lost, or for so long.
     *
     * @param connection takes what comes
     * @throws Exception when it is lost
     */
    abstract void follow(Connection connection, Duration most) throws Exception;

    synchronized List<Connection> connections() {
        return List.copyOf(connections);
    }

    synchronized long last() {
        return connections.isEmpty() ? position : connections.getLast().last();
    }

    int failures() {
        return failures.get();
    }

    synchronized @Nullable String lastFailure() {
        return lastFailure;
    }

    /** Another one goes on where the last one ended. */
    final synchronized Connection next() {
        position = last();
        Connection connection = new Connection(position);
        connections.add(connection);
        return connection;
    }

    final void failed(Exception failure) {
        failures.incrementAndGet();
        synchronized (this) {
            lastFailure = failure.toString();
        }
    }

    final boolean isClosed() {
        return closed;
    }

    static Duration atMost(Duration most) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most.toMillis()));
    }

    private void run() {
        while (!closed) {
            try {
                follow(next(), atMost(LONGEST_STAY));
            } catch (InterruptedException _) {
                return;
            } catch (Exception lost) {
                failed(lost);
            }
            try {
                Thread.sleep(atMost(LONGEST_PAUSE));
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /** Returns when nothing comes any more. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + who.username();
    }
}
