package io.plexichat.gateway.live;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

final class Hubs {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private Hubs() {}

    /** Returns when streams are shown what is up to this position. */
    static void await(LiveHub hub, long position) {
        long end = System.nanoTime() + SOON.toNanos();
        while (hub.position() < position) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Expected the hub to reach " + position + ", but it is at " + hub.position());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
