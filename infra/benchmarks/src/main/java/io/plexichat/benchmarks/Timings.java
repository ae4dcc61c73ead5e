package io.plexichat.benchmarks;

import io.plexichat.plugin.client.PlexiChatException;
import java.util.ArrayList;
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

    Latencies latencies() {
        return Latencies.of(nanos.stream().mapToLong(Long::longValue).toArray());
    }
}
