package io.plexichat.benchmarks.live;

import java.util.SplittableRandom;
import java.util.UUID;

/** What the clients of one thread have seen. */
final class Tally {
    private final Times sends = new Times();
    private final Times deliveries = new Times();
    private final SplittableRandom random = new SplittableRandom();
    private volatile long acknowledged;
    private volatile long delivered;

    UUID newId() {
        return new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | (1L << 63));
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Written by one thread.
    void acknowledged(long nanos) {
        acknowledged++;
        sends.add(nanos);
    }

    /** @param nanos negative when it is not known */
    @SuppressWarnings("NonAtomicVolatileUpdate") // Written by one thread.
    void delivered(long nanos) {
        delivered++;
        if (nanos >= 0) {
            deliveries.add(nanos);
        }
    }

    long acknowledged() {
        return acknowledged;
    }

    long delivered() {
        return delivered;
    }

    /** Of its thread's. */
    Times sends() {
        return sends;
    }

    /** Of its thread's. */
    Times deliveries() {
        return deliveries;
    }

    /** To be called in its thread. */
    void clearTimes() {
        sends.clear();
        deliveries.clear();
    }
}
