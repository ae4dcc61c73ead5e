package io.plexichat.query.projection;

import java.time.Duration;

/**
 * Spreads work over time.
 *
 * @param share of the time that may be worked, above 0, at most 1
 * @param perSecond units at most; {@link Long#MAX_VALUE} for as many as the share allows
 */
public record Throttle(double share, long perSecond) {
    public static final Throttle NONE = new Throttle(1, Long.MAX_VALUE);

    /** How long to rest after some work, so that work and rest together keep both bounds. */
    Duration restAfter(long units, Duration worked) {
        double forShare = worked.toNanos() * (1 - share) / share;
        double forRate = perSecond == Long.MAX_VALUE ? 0 : units * 1e9 / perSecond - worked.toNanos();
        return Duration.ofNanos((long) Math.max(0, Math.max(forShare, forRate)));
    }
}
