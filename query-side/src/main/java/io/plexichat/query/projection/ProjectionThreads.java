package io.plexichat.query.projection;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What one projection runs on.
 *
 * @param coordinator reads the log. One thread: Axon's coordinator asks its stream once more after it has let the next round of itself
 *     begin, and two that read a stream at once lose events
 * @param workers one projects, one sees to dead letters
 */
record ProjectionThreads(ScheduledExecutorService coordinator, ScheduledExecutorService workers) {
    private static final int WORKERS = 2;

    static ProjectionThreads start(Schema schema) {
        return new ProjectionThreads(
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name(schema + "-coordinator").factory()),
                Executors.newScheduledThreadPool(
                        WORKERS, Thread.ofPlatform().name(schema + "-", 0).factory()));
    }

    void shutdownNow() {
        coordinator.shutdownNow();
        workers.shutdownNow();
    }
}
