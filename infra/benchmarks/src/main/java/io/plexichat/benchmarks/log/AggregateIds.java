package io.plexichat.benchmarks.log;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Identifiers that fall anywhere in an index, or always at its end. */
final class AggregateIds {

    private static final int MILLIS_SHIFT = 16;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private AggregateIds() {}

    static String random() {
        return UUID.randomUUID().toString();
    }

    /** UUIDs of version 7. */
    static String inOrderOfTime() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << MILLIS_SHIFT | VERSION_7 | random.nextLong(0x1000);
        long low = VARIANT | random.nextLong() >>> 2;
        return new UUID(high, low).toString();
    }
}
