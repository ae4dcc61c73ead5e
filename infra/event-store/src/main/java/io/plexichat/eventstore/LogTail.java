package io.plexichat.eventstore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable end of the log, and those who wait for it to move. Waiting threads are woken by the writer itself; callbacks
 * run on a thread of their own, so that no reader can hold up the writer.
 */
final class LogTail {

    private static final Logger log = LoggerFactory.getLogger(LogTail.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<Object, Runnable> callbacks = new ConcurrentHashMap<>();
    private volatile long head;
    private volatile boolean closed;

    LogTail(long head) {
        this.head = head;
    }

    void start() {
        Thread.ofPlatform().name("log-tail").daemon().start(this::runCallbacks);
    }

    long head() {
        return head;
    }

    boolean isClosed() {
        return closed;
    }

    void moveTo(long position) {
        lock.lock();
        try {
            head = position;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the log has reached the position; false once the time is over or the log is closed. */
    boolean await(long position, long nanos) throws InterruptedException {
        long remaining = nanos;
        lock.lockInterruptibly();
        try {
            while (head < position && !closed) {
                if (remaining <= 0) {
                    return false;
                }
                remaining = moved.awaitNanos(remaining);
            }
            return head >= position;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Runs the callback now, and then after every move. What was committed before the registration is covered by the first
     * run, what is committed after it by the others, so nothing is missed.
     */
    void register(Object owner, Runnable callback) {
        callbacks.put(owner, callback);
        run(callback);
    }

    void unregister(Object owner) {
        callbacks.remove(owner);
    }

    private void runCallbacks() {
        long seen = head;
        while (awaitMoveFrom(seen)) {
            seen = head;
            callbacks.values().forEach(LogTail::run);
        }
    }

    private boolean awaitMoveFrom(long position) {
        lock.lock();
        try {
            while (head == position && !closed) {
                moved.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private static void run(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            log.warn("A reader's availability callback failed.", e);
        }
    }
}
