package io.plexichat.standalone.wiring;

import io.plexichat.axonserver.LogTail;
import io.plexichat.command.LogFollower;
import org.springframework.context.SmartLifecycle;

/** Lets the command side follow the log. The tail ends with the log, after all that waits for it. */
final class TailLifecycle implements SmartLifecycle {
    private final LogTail tail;
    private final LogFollower follower;
    private volatile boolean running;

    TailLifecycle(LogTail tail, LogFollower follower) {
        this.tail = tail;
        this.follower = follower;
    }

    @Override
    public void start() {
        running = true;
        tail.follow(follower::appended);
        tail.start();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything else. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
