package io.plexichat.query.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How far a projection is, for those who wait for it. Told right after each commit; nobody polls. */
public final class ProjectionProgress {
    private final PriorityQueue<Waiter> waiters = new PriorityQueue<>();
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private long position = Positions.NONE;

    /** Of the last event whose rows are committed; -1 before the first. */
    public synchronized long position() {
        return position;
    }

    /** Completed once the position is reached; with a {@link TimeoutException} when it is not in time. */
    public CompletableFuture<Void> await(long wanted, Duration timeout) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        Waiter waiter = new Waiter(wanted, reached);
        synchronized (this) {
            if (position >= wanted) {
                return CompletableFuture.completedFuture(null);
            }
            waiters.add(waiter);
        }
        return reached.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).whenComplete((_, failure) -> {
            if (failure != null) {
                forget(waiter);
            }
        });
    }

    /** Runs an action after each move, on the thread that moved it: it must be quick. */
    public void onMove(Runnable action) {
        followers.add(action);
    }

    void moveTo(long next) {
        List<Waiter> served = new ArrayList<>();
        synchronized (this) {
            position = next;
            for (Waiter first = waiters.peek(); first != null && first.wanted <= next; first = waiters.peek()) {
                served.add(waiters.remove());
            }
        }
        served.forEach(waiter -> waiter.reached.complete(null));
        followers.forEach(Runnable::run);
    }

    private synchronized void forget(Waiter waiter) {
        waiters.remove(waiter);
    }

    private record Waiter(long wanted, CompletableFuture<Void> reached) implements Comparable<Waiter> {
        @Override
        public int compareTo(Waiter other) {
            return Long.compare(wanted, other.wanted);
        }
    }
}
