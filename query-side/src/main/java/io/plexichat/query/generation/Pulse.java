package io.plexichat.query.generation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** Where a reader was each second, and the log's head: what speeds and ages are told by. */
final class Pulse {
    private static final int KEPT = 3_600;

    private final Deque<Beat> beats = new ArrayDeque<>();

    synchronized void beat(Instant at, long position, long head) {
        beats.addLast(new Beat(at, position, head));
        if (beats.size() > KEPT) {
            beats.removeFirst();
        }
    }

    /** The last head that was seen; -1 before. */
    synchronized long head() {
        return beats.isEmpty() ? -1 : beats.getLast().head;
    }

    /** Over a time up to now; 0 before there are two beats. */
    synchronized double perSecond(Duration window) {
        if (beats.size() < 2) {
            return 0;
        }
        Beat last = beats.getLast();
        Beat first = last;
        for (Iterator<Beat> earlier = beats.descendingIterator(); earlier.hasNext(); ) {
            Beat beat = earlier.next();
            if (Duration.between(beat.at, last.at).compareTo(window) > 0) {
                break;
            }
            first = beat;
        }
        double seconds = Duration.between(first.at, last.at).toNanos() / 1e9;
        return seconds <= 0 ? 0 : (last.position - first.position) / seconds;
    }

    /** The age of the oldest event that was not taken, as old as was seen; empty when it is older than what is known. */
    synchronized Optional<Duration> lag(Instant now, long position) {
        for (Beat beat : beats) {
            if (beat.head > position) {
                return beat.equals(beats.getFirst()) && beats.size() == KEPT
                        ? Optional.empty()
                        : Optional.of(Duration.between(beat.at, now));
            }
        }
        return Optional.of(Duration.ZERO);
    }

    private record Beat(Instant at, long position, long head) {}
}
