package io.plexichat.benchmarks;

import io.plexichat.plugin.client.PlexiChatException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Times of calls that were due at a time each, by any number of threads. */
final class Timings {
    private final List<Long> nanos = new ArrayList<>();
    private int failures;

    /** @param due on the clock of {@link System#nanoTime} */
    void add(Runnable call, long due) {
        boolean failed = false;
        try {
            call.run();
        } catch (PlexiChatException e) {
            System.out.println(e.getMessage());
            failed = true;
        }
        add(System.nanoTime() - due, failed);
    }

    private synchronized void add(long took, boolean failed) {
        nanos.add(took);
        if (failed) {
            failures++;
        }
    }

    /** @param due on the clock of {@link System#nanoTime} */
    static void await(long due) {
        for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
            LockSupport.parkNanos(early);
        }
    }

    synchronized int failures() {
        return failures;
    }

    synchronized Latencies latencies() {
        return Latencies.of(nanos.stream().mapToLong(Long::longValue).toArray());
    }
}
