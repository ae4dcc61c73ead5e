package io.plexichat.standalone.irc;

import java.util.concurrent.atomic.AtomicLong;

/** What the server was seen to take. Written by one thread, read by any. */
final class ImportTally {
    private final AtomicLong fresh = new AtomicLong();
    private final AtomicLong known = new AtomicLong();
    private final AtomicLong memberships = new AtomicLong();

    void sent(long freshMessages, long knownMessages) {
        fresh.addAndGet(freshMessages);
        known.addAndGet(knownMessages);
    }

    void applied(long changes) {
        memberships.addAndGet(changes);
    }

    long fresh() {
        return fresh.get();
    }

    /** Messages that were there before. */
    long known() {
        return known.get();
    }

    long memberships() {
        return memberships.get();
    }

    long messages() {
        return fresh() + known();
    }
}
