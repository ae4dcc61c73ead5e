package io.plexichat.eventstore;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many events one reader has out, and whether it is to stop for a while. Whatever goes wrong with the events that are out,
 * it stops for hardly longer than Axon's coordinator would by itself.
 */
final class Pace {

    /**
     * Half of a queue. The processor counts its queue, one by one, before each event: the longer it is, the more an event costs. The shorter
     * it is, the smaller are the batches.
     */
    static final int MOST = 512;

    static final int FEW = MOST / 2;
    private static final Executor PATIENCE = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

    private final AtomicLong taken = new AtomicLong();
    private final AtomicBoolean held = new AtomicBoolean();
    private final AtomicBoolean watched = new AtomicBoolean();
    private volatile long given;
    private volatile Runnable onRelease = () -> {};
    private volatile boolean closed;

    /** @param callback run by the thread that takes an event */
    void onRelease(Runnable callback) {
        onRelease = callback;
    }

    /** Returns the number of the event: 1, 2, 3 and so on. For the reader alone. */
    long given() {
        long number = given + 1;
        given = number;
        return number;
    }

    /** For the reader alone. Once true, it becomes false with a run of the callback. */
    boolean isHeld() {
        if (held.get()) {
            return true;
        }
        if (out() < MOST) {
            return false;
        }
        held.set(true);
        // Those that were taken meanwhile did not see it.
        if (out() <= FEW && held.compareAndSet(true, false)) {
            return false;
        }
        watch();
        return true;
    }

    /** This one and all before it. */
    void taken(long number) {
        taken.accumulateAndGet(number, Math::max);
        if (held.get() && out() <= FEW && held.compareAndSet(true, false)) {
            release();
        }
    }

    void close() {
        closed = true;
    }

    private long out() {
        return given - taken.get();
    }

    private void release() {
        try {
            onRelease.run();
        } catch (RejectedExecutionException theProcessorIsShutDown) {
            // Then nobody waits for more.
        }
    }

    private void watch() {
        if (watched.compareAndSet(false, true)) {
            long before = taken.get();
            PATIENCE.execute(() -> {
                watched.set(false);
                if (!closed && held.get()) {
                    if (taken.get() == before) {
                        taken(given);
                    } else {
                        watch();
                    }
                }
            });
        }
    }
}
