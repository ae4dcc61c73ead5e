package io.plexichat.benchmarks;

import io.plexichat.plugin.client.PlexiChatException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Times of calls that were due at a time each. */
final class Timings {
    private final List<Long> nanos = new ArrayList<>();
    private int failures;

    /** @param due on the clock of {@link System#nanoTime} */
    void add(Runnable call, long due) {
        try {
            call.run();
        } catch (PlexiChatException e) {
            System.out.println(e.getMessage());
            failures++;
        }
        nanos.add(System.nanoTime() - due);
    }

    /** @param due on the clock of {@link System#nanoTime} */
    static void await(long due) {
        for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
            LockSupport.parkNanos(early);
        }
    }

    int failures() {
        return failures;
    }

    Latencies latencies() {
        return Latencies.of(nanos.stream().mapToLong(Long::longValue).toArray());
    }
}
