package io.plexichat.gateway.live;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes that one client was answered and that its sockets have not taken yet. A session of RSocket may change its socket. */
final class Pressure {
    private final long most;
    private final AtomicLong underway = new AtomicLong();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    Pressure(long most) {
        this.most = most;
    }

    boolean isLow() {
        return underway.get() < most;
    }

    void answered(long bytes) {
        underway.addAndGet(bytes);
    }

    /** What a session sends again after a cut is written twice, so it may be more than was answered. */
    void written(long bytes) {
        underway.updateAndGet(all -> Math.max(0, all - bytes));
        while (isLow()) {
            Runnable next = waiting.poll();
            if (next == null) {
                return;
            }
            next.run();
        }
    }

    /** Called once, when it is low again, which may be now. */
    void whenLow(Runnable then) {
        waiting.add(then);
        if (isLow() && waiting.remove(then)) {
            then.run();
        }
    }
}
