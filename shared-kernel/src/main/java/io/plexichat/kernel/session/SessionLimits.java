package io.plexichat.kernel.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a session lasts.
 *
 * @param idle without being refreshed
 * @param longest however often it is refreshed
 */
public record SessionLimits(Duration idle, Duration longest) {
    /** When a session ends that is used for the last time then. */
    public Instant expiry(Instant startedAt, Instant usedAt) {
        Instant unused = usedAt.plus(idle);
        Instant oldest = startedAt.plus(longest);
        return unused.isBefore(oldest) ? unused : oldest;
    }
}
