package io.plexichat.query.projection;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Ever longer pauses, up to a bound. */
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final AtomicInteger failures = new AtomicInteger();

    public Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    public Duration next() {
        Duration delay = first.multipliedBy(1L << Math.min(failures.getAndIncrement(), 10));
        return delay.compareTo(longest) < 0 ? delay : longest;
    }

    int failures() {
        return failures.get();
    }

    public void reset() {
        failures.set(0);
    }
}
