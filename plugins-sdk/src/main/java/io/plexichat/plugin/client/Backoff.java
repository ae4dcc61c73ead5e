package io.plexichat.plugin.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between attempts: longer each time, jittered, until a budget of time, counted from the first failure, is used up. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Duration budget;
    private Duration next = FIRST;
    private long deadline;
    private boolean failing;

    Backoff(Duration budget) {
        this.budget = budget;
    }

    /** It went well again. */
    void succeeded() {
        failing = false;
    }

    /**
     * Waits for the next attempt.
     *
     * @param atLeast what the server asked for
     * @return false, at once, when the budget does not allow another
     */
    boolean await(Optional<Duration> atLeast) {
        if (!failing) {
            failing = true;
            next = FIRST;
            deadline = System.nanoTime() + budget.toNanos();
        }
        Duration wait = jittered(next);
        if (atLeast.isPresent() && atLeast.get().compareTo(wait) > 0) {
            wait = atLeast.get().plus(wait);
        }
        if (System.nanoTime() + wait.toNanos() - deadline > 0) {
            return false;
        }
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Duration jittered(Duration most) {
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(most.toNanos() / 2, most.toNanos() + 1));
    }
}
