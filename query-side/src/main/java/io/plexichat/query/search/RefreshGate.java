package io.plexichat.query.search;

import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes what is written visible to searches. However many ask at once, one refresh runs at a time, and one more serves all who came meanwhile. */
final class RefreshGate {
    private final LongSupplier written;
    private final Supplier<CompletableFuture<?>> refresh;
    private long visible = -1;
    private @Nullable CompletableFuture<Void> running;

    /**
     * @param written the position up to which documents are written
     * @param refresh makes everything written before it started visible
     */
    RefreshGate(LongSupplier written, Supplier<CompletableFuture<?>> refresh) {
        this.written = written;
        this.refresh = refresh;
    }

    /** Completes once everything up to the position is visible. It must have been written. */
    synchronized CompletableFuture<Void> visible(long position) {
        if (position <= visible) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> current = running;
        if (current != null) {
            return current.handle((_, _) -> position).thenCompose(this::visible);
        }
        long covered = written.getAsLong();
        CompletableFuture<Void> started = new CompletableFuture<>();
        running = started;
        CompletableFuture<?> _ = refresh.get().whenComplete((_, failure) -> finished(started, covered, failure));
        return started;
    }

    private void finished(CompletableFuture<Void> started, long covered, @Nullable Throwable failure) {
        synchronized (this) {
            running = null;
            if (failure == null) {
                visible = Math.max(visible, covered);
            }
        }
        if (failure == null) {
            started.complete(null);
        } else {
            started.completeExceptionally(failure);
        }
    }
}
