package io.plexichat.query.projection;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Ever longer pauses, up to a bound. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final AtomicInteger failures = new AtomicInteger();

    Duration next() {
        Duration delay = FIRST.multipliedBy(1L << Math.min(failures.getAndIncrement(), 10));
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }

    /** Whether so much was tried that somebody should be told: about half a minute. */
    boolean isLong() {
        return failures.get() > 16;
    }

    void reset() {
        failures.set(0);
    }
}
