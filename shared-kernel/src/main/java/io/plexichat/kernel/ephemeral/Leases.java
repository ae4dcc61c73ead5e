package io.plexichat.kernel.ephemeral;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Entries of groups that last as long as the process that holds them lives, and {@link #OUTLIVES} at most after it died. */
public interface Leases {
    int UNLIMITED = Integer.MAX_VALUE;

    Duration OUTLIVES = Duration.ofSeconds(15);

    /**
     * Takes an entry, or changes the value of one that this process holds. It is held until {@link #release}, without further calls.
     *
     * @param holder unique among all processes
     * @param most entries in the group; an entry that is held already is never refused
     * @return false when it is not held because the group is full. While this process is on its own it counts its own entries only.
     */
    CompletableFuture<Boolean> hold(String group, String holder, String value, int most);

    /** Does nothing for an entry that is not held. */
    CompletableFuture<Void> release(String group, String holder);

    /**
     * The values by holder, of each group that has any. While this process is on its own, of its own entries only.
     *
     * @param groups 1,000 at most
     */
    CompletableFuture<Map<String, Map<String, String>>> held(Collection<String> groups);

    /**
     * Tells the group of each entry that ended because its process died, in one of the living processes. Must not block.
     */
    Registration onLost(Consumer<String> listener);
}
