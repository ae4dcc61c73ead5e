package io.plexichat.query.reading;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;

/** A standby of the database that queries may read. One that fails is left alone for a while, longer each time. */
public final class ReadReplica {
    private static final Logger LOG = LoggerFactory.getLogger(ReadReplica.class);
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private final String name;
    private final DatabaseClient database;
    private final LongAdder answers = new LongAdder();
    private Duration rest = SHORTEST_REST;
    private long restUntil;
    private volatile boolean working = true;
    private volatile long caughtUpAt = System.nanoTime();

    /** @param name for people: where it is, without user or password */
    public ReadReplica(String name, DatabaseClient database) {
        this.name = name;
        this.database = database;
    }

    public String name() {
        return name;
    }

    public DatabaseClient database() {
        return database;
    }

    /** How many queries it has answered. */
    public long answers() {
        return answers.sum();
    }

    public boolean isWorking() {
        return working;
    }

    /** How far it is behind, at most: since when it has certainly had all that was there. */
    public Duration lag() {
        return Duration.ofNanos(System.nanoTime() - caughtUpAt);
    }

    /** @param at of {@link System#nanoTime} */
    void caughtUp(long at) {
        caughtUpAt = at;
    }

    void answered() {
        answers.increment();
    }

    synchronized boolean rests() {
        return !working && System.nanoTime() - restUntil < 0;
    }

    synchronized void failed(Throwable failure) {
        if (working) {
            LOG.warn("Read replica {} failed; the primary answers until it works again: {}", name, failure.toString());
            rest = SHORTEST_REST;
        } else {
            rest = rest.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.multipliedBy(2);
        }
        working = false;
        restUntil = System.nanoTime() + rest.toNanos();
    }

    synchronized void worked() {
        if (!working) {
            LOG.info("Read replica {} works again.", name);
        }
        working = true;
    }
}
