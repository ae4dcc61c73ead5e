package io.plexichat.benchmarks.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client received by one subscription. Written by one thread at a time, read by any. */
final class Connection {
    private final long after;
    private final List<Received> received = new ArrayList<>();
    private @Nullable Instant begun;

    /** @param after the last position the client had */
    Connection(long after) {
        this.after = after;
    }

    /** The subscription is in force: its audience was known before this. */
    synchronized void began() {
        if (begun == null) {
            begun = Instant.now();
        }
    }

    synchronized void received(long position) {
        began();
        received.add(new Received(position, Instant.now()));
    }

    long after() {
        return after;
    }

    synchronized long last() {
        return received.isEmpty() ? after : received.getLast().position();
    }

    /** Null as long as nothing came. */
    synchronized @Nullable Instant begun() {
        return begun;
    }

    synchronized List<Received> received() {
        return List.copyOf(received);
    }
}
