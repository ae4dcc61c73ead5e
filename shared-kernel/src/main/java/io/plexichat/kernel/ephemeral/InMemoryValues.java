package io.plexichat.kernel.ephemeral;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Values that end with the process. */
public final class InMemoryValues implements Values {
    private static final int FEWEST_TO_SWEEP = 1_000;

    private final InstantSource clock;
    private final Map<String, Kept> values = new ConcurrentHashMap<>();
    /** Sweeping when there are twice as many as were left the last time costs each value little. */
    private volatile int sweepAt = FEWEST_TO_SWEEP;

    private record Kept(String value, Instant until) {}

    public InMemoryValues(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Void> put(String key, String value, Duration keep) {
        Instant now = clock.instant();
        values.put(key, new Kept(value, now.plus(keep)));
        if (values.size() > sweepAt) {
            values.values().removeIf(kept -> !now.isBefore(kept.until()));
            sweepAt = Math.max(FEWEST_TO_SWEEP, 2 * values.size());
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Map<String, String>> get(Collection<String> keys) {
        Instant now = clock.instant();
        Map<String, String> found = new HashMap<>();
        for (String key : keys) {
            Kept kept = values.get(key);
            if (kept != null && now.isBefore(kept.until())) {
                found.put(key, kept.value());
            }
        }
        return CompletableFuture.completedFuture(found);
    }

    @Override
    public CompletableFuture<Void> prolong(String key, Duration keep) {
        Instant now = clock.instant();
        values.computeIfPresent(
                key, (_, kept) -> now.isBefore(kept.until()) ? new Kept(kept.value(), now.plus(keep)) : null);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> remove(String key) {
        values.remove(key);
        return CompletableFuture.completedFuture(null);
    }
}
