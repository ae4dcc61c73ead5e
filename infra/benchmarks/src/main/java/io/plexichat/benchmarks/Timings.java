package io.plexichat.benchmarks;

import io.plexichat.plugin.client.PlexiChatException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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

    int failures() {
        return failures;
    }

    Duration percentile(double share) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int rank = (int) Math.ceil(share / 100 * sorted.size());
        return Duration.ofNanos(sorted.get(Math.max(rank, 1) - 1));
    }
}
