package io.plexichat.standalone.backend;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** How long to wait before a server that ended is started again: longer each time, until it has run well for a while. */
final class RestartPauses {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration RAN_WELL = Duration.ofMinutes(2);

    private final InstantSource clock;
    private Duration next = FIRST;
    private @Nullable Instant lastEnd;

    RestartPauses(InstantSource clock) {
        this.clock = clock;
    }

    void ended() {
        Instant now = clock.instant();
        if (lastEnd != null && Duration.between(lastEnd, now).compareTo(RAN_WELL) > 0) {
            next = FIRST;
        }
        lastEnd = now;
    }

    Duration next() {
        Duration pause = next;
        next = pause.compareTo(LONGEST.dividedBy(2)) > 0 ? LONGEST : pause.multipliedBy(2);
        return pause;
    }
}
