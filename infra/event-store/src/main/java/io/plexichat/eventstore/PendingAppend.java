package io.plexichat.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One unit of work on its way into the log. The writer claims it before it writes; a caller whose patience ends takes it
 * back only while it is not claimed, and so knows for certain that it was not appended.
 */
final class PendingAppend {

    private enum State {
        QUEUED,
        WRITING,
        ABANDONED
    }

    private final List<EventRow> rows;
    private final CopyTuples tuples;
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    private final CompletableFuture<PositionRange> outcome = new CompletableFuture<>();
    private volatile boolean impatient;

    PendingAppend(List<EventRow> rows) {
        this.rows = rows;
        this.tuples = CopyTuples.encode(rows);
    }

    List<EventRow> rows() {
        return rows;
    }

    CopyTuples tuples() {
        return tuples;
    }

    /** Whether the writer may write it, which nobody can take back until it is {@link #release() released}. */
    boolean claim() {
        return state.compareAndSet(State.QUEUED, State.WRITING);
    }

    /** It is certain that it was not written. Whether the caller still wants it. */
    boolean release() {
        if (!state.compareAndSet(State.WRITING, State.QUEUED)) {
            return false;
        }
        if (impatient && state.compareAndSet(State.QUEUED, State.ABANDONED)) {
            fail(new LogUnavailableException("Expected to append in time, but the log did not accept it."));
            return false;
        }
        return true;
    }

    void succeed(PositionRange range) {
        outcome.complete(range);
    }

    void fail(RuntimeException failure) {
        outcome.completeExceptionally(failure);
    }

    /**
     * Waits until the events are durable.
     *
     * <p>An interrupt takes the append back if it is not being written yet; otherwise its outcome is awaited first.
     *
     * @param patience how long it may wait for its turn
     * @param outcomePatience how much longer, once it is being written
     */
    PositionRange await(Duration patience, Duration outcomePatience) {
        try {
            return join(patience);
        } catch (TimeoutException e) {
            impatient = true;
            if (state.compareAndSet(State.QUEUED, State.ABANDONED)) {
                throw new LogUnavailableException(
                        "Expected to append within " + patience + ", but the log did not accept it.", e);
            }
        } catch (InterruptedException e) {
            if (state.compareAndSet(State.QUEUED, State.ABANDONED)) {
                Thread.currentThread().interrupt();
                throw new LogUnavailableException("Expected to append, but was interrupted.", e);
            }
            try {
                return awaitUninterruptibly(patience.plus(outcomePatience));
            } finally {
                Thread.currentThread().interrupt();
            }
        }
        return awaitUninterruptibly(outcomePatience);
    }

    private PositionRange awaitUninterruptibly(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    return giveUp(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private PositionRange giveUp(TimeoutException cause) {
        if (state.getAndSet(State.ABANDONED) == State.QUEUED) {
            throw new LogUnavailableException("Expected to append, but the log did not accept it.", cause);
        }
        if (outcome.isDone()) {
            return outcome.join();
        }
        throw new AppendOutcomeUnknownException(
                "Expected to learn whether the events were appended, but the log did not return in time.", cause);
    }

    private PositionRange join(Duration patience) throws InterruptedException, TimeoutException {
        try {
            return outcome.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
