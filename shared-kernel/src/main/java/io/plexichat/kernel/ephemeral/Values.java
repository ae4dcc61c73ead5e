package io.plexichat.kernel.ephemeral;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Values that are kept for a time, also when no process runs. Every call fails with {@link EphemeralStateException} while what keeps
 * them is away.
 */
public interface Values {
    CompletableFuture<Void> put(String key, String value, Duration keep);

    /**
     * Those that are there, by key.
     *
     * @param keys 1,000 at most
     */
    CompletableFuture<Map<String, String>> get(Collection<String> keys);

    /** Keeps a value for this long from now on; does nothing when it is not there. */
    CompletableFuture<Void> prolong(String key, Duration keep);

    CompletableFuture<Void> remove(String key);
}
