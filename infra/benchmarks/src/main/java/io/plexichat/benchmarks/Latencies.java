package io.plexichat.benchmarks;

import java.time.Duration;
import java.util.Arrays;

/** Times of calls made one after the other. */
public final class Latencies {
    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    /** Makes some calls that do not count, so that what is measured is a server that has been running for a while. */
    static Latencies of(int warmUp, int calls, Runnable call) {
        for (int i = 0; i < warmUp; i++) {
            call.run();
        }
        long[] times = new long[calls];
        for (int i = 0; i < calls; i++) {
            long started = System.nanoTime();
            call.run();
            times[i] = System.nanoTime() - started;
        }
        return of(times);
    }

    /** @param nanos in any order; sorted here */
    public static Latencies of(long[] nanos) {
        Arrays.sort(nanos);
        return new Latencies(nanos);
    }

    /** The time that this share of the calls did not exceed. */
    public Duration percentile(double share) {
        int rank = (int) Math.ceil(share / 100 * sorted.length);
        return Duration.ofNanos(sorted[Math.max(rank, 1) - 1]);
    }
}
