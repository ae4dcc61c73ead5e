package io.plexichat.query.generation;

import io.plexichat.kernel.projection.BuildPhase;
import io.plexichat.kernel.projection.BuildView.Eta;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a build will take.
 *
 * @param left events to read
 * @param read events that were
 * @param worked the time that took
 * @param recentPerSecond over the last half minute; 0 when that is not known
 * @param afterReading what follows, as a part of what reading takes
 * @param after how long that has lasted, once reading has ended
 */
record TimeLeft(long left, long read, Duration worked, double recentPerSecond, double afterReading, Duration after) {
    /**
     * Indexes and comparing, as a part of the time that reading takes at full speed, for a first guess: 0.45 was measured for a timeline of
     * 1,000,000 messages; where there are no indexes it is far less.
     */
    static final double AT_FULL_SPEED = 0.35;

    private static final double LEAST_SECONDS = 1;
    /** The band is wider than the speeds that were seen: others use the server too. */
    private static final double SLACK = 1.15;

    /** Null when there is nothing to tell it by. */
    @Nullable
    Eta in(BuildPhase phase) {
        double seconds = worked.toNanos() / 1e9;
        double average = seconds <= 0 ? 0 : read / seconds;
        if (average <= 0) {
            return null;
        }
        double afterwards = afterReading * (read + left) / average;
        if (phase != BuildPhase.READING) {
            double rest = Math.max(LEAST_SECONDS, afterwards - after.toMillis() / 1e3);
            return eta(rest, rest / SLACK / 2, rest * SLACK * 2);
        }
        double recent = recentPerSecond > 0 ? recentPerSecond : average;
        double likely = left / ((recent + average) / 2);
        double low = left / Math.max(recent, average) / SLACK;
        double high = left / Math.min(recent, average) * SLACK;
        return eta(likely + afterwards, low + afterwards / SLACK, high + afterwards * SLACK);
    }

    private static Eta eta(double likely, double low, double high) {
        return new Eta(duration(likely), duration(low), duration(high));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1e3));
    }
}
