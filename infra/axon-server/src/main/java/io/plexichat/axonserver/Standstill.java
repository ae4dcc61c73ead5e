package io.plexichat.axonserver;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Notices a stream that is open and gives nothing although the log went on, as after a connection that broke without a word. Asked
 * only while nothing comes, so a busy stream costs nothing.
 */
final class Standstill {
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final LongSupplier clock;
    private final LongSupplier head;
    private long expected = -1;
    private long nextLook;

    /** @param head the last position of the log */
    Standstill(LongSupplier head) {
        this(System::nanoTime, head);
    }

    Standstill(LongSupplier clock, LongSupplier head) {
        this.clock = clock;
        this.head = head;
        this.nextLook = clock.getAsLong() + QUIET.toNanos();
    }

    /** Something came, or another stream was opened. */
    void moved() {
        expected = -1;
        nextLook = clock.getAsLong() + QUIET.toNanos();
    }

    /** True when what the log held at the last look has still not come. */
    boolean isStuckAt(long reached) {
        if (clock.getAsLong() - nextLook < 0) {
            return false;
        }
        if (reached < expected) {
            moved();
            return true;
        }
        expected = head.getAsLong();
        nextLook = clock.getAsLong() + QUIET.toNanos();
        return false;
    }
}
