package io.plexichat.benchmarks.live;

import io.plexichat.benchmarks.Latencies;
import java.util.Arrays;

/** Times as they are taken, in nanoseconds. Of one thread. */
final class Times {
    private long[] nanos = new long[1 << 16];
    private int count;

    void add(long taken) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = taken;
    }

    int count() {
        return count;
    }

    void clear() {
        count = 0;
    }

    static Latencies all(Iterable<Times> several) {
        long[] all = {};
        for (Times times : several) {
            int before = all.length;
            all = Arrays.copyOf(all, before + times.count);
            System.arraycopy(times.nanos, 0, all, before, times.count);
        }
        return Latencies.of(all);
    }
}
