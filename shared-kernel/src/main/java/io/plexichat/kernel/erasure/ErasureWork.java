package io.plexichat.kernel.erasure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param items those that have begun and are not completed, and those that are due and not held; the first due first
 * @param nextDueAt when the next of the others is due; null when none waits for its time
 */
public record ErasureWork(List<ErasureView> items, @Nullable Instant nextDueAt) {
    public ErasureWork {
        items = List.copyOf(items);
    }
}
