package io.plexichat.eventstore;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Units of work that wait for the writer, first come first served. Bounded: a caller waits for room. */
final class AppendQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition drained = lock.newCondition();
    private final ArrayDeque<PendingAppend> waiting = new ArrayDeque<>();
    private final int capacity;
    private boolean closed;

    AppendQueue(int capacity) {
        this.capacity = capacity;
    }

    void put(PendingAppend append, Duration patience) {
        long remaining = patience.toNanos();
        lock.lock();
        try {
            while (!closed && waiting.size() >= capacity) {
                if (remaining <= 0) {
                    throw new LogUnavailableException("Expected room to append within " + patience + ", but " + capacity
                            + " units of work are waiting.");
                }
                remaining = drained.awaitNanos(remaining);
            }
            if (closed) {
                throw new LogUnavailableException("Expected to append, but the log is closed.");
            }
            waiting.add(append);
            filled.signal();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("Expected to append, but was interrupted.", e);
        } finally {
            lock.unlock();
        }
    }

    /** Claims what waits, up to about {@code maxEvents}. Waits for the first; empty once closed and drained. */
    List<PendingAppend> take(int maxEvents) {
        lock.lock();
        try {
            List<PendingAppend> batch = new ArrayList<>();
            while (batch.isEmpty() && !(closed && waiting.isEmpty())) {
                if (waiting.isEmpty()) {
                    filled.awaitUninterruptibly();
                }
                poll(batch, maxEvents);
            }
            drained.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #take(int)}, but waits for the first only so long, and is empty after that too. */
    List<PendingAppend> take(int maxEvents, Duration patience) {
        long remaining = patience.toNanos();
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed && remaining > 0) {
                remaining = filled.awaitNanos(remaining);
            }
            List<PendingAppend> batch = new ArrayList<>();
            poll(batch, maxEvents);
            drained.signalAll();
            return batch;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is closed and everything was handed out. */
    boolean isDrained() {
        lock.lock();
        try {
            return closed && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void poll(List<PendingAppend> batch, int maxEvents) {
        int events = 0;
        while (!waiting.isEmpty() && events < maxEvents) {
            PendingAppend next = waiting.remove();
            if (next.claim()) {
                batch.add(next);
                events += next.rows().size();
            }
        }
    }

    /** Refuses newcomers; what waits is still handed out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
            drained.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
