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

    /** However busy others are, work goes on. */
    private static final double LEAST_PART = 0.25;

    /**
     * The same while others need the processors: that part of the share which the spare part of the processors is of all, for one who waits
     * for a processor waits the longer the fewer are spare. A whole share gives way to nobody.
     *
     * @param spare from 0 to 1
     */
    public Throttle givingWay(double spare) {
        return share == 1 ? this : new Throttle(share * Math.max(LEAST_PART, spare), perSecond);
    }

    /** How long to rest after some work, so that work and rest together keep both bounds. */
    Duration restAfter(long units, Duration worked) {
        double forShare = worked.toNanos() * (1 - share) / share;
        double forRate = perSecond == Long.MAX_VALUE ? 0 : units * 1e9 / perSecond - worked.toNanos();
        return Duration.ofNanos((long) Math.max(0, Math.max(forShare, forRate)));
    }
}
