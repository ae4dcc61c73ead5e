package io.plexichat.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/**
 * The log as it was when it ended at some position. What was read of a position once is the same whenever it is read again,
 * since positions are given in the order of commits and nothing is changed.
 */
public final class PastLog {

    private static final long BEFORE_FIRST = -1;

    private final LogTail tail;
    private final LogSearch search;
    private final AggregateHistory history;

    PastLog(LogTail tail, LogSearch search, AggregateHistory history) {
        this.tail = tail;
        this.search = search;
        this.history = history;
    }

    /**
     * The last position up to which no event is later than the time; -1 when the log began later. Where clocks stepped back, an
     * event counts as no earlier than those before it: it was not there when they were appended.
     *
     * <p>As long as the head is not later than the time, the answer is the head, and may be another one when there are more
     * events. After that it is final.
     */
    public long positionAt(Instant time) {
        return positionBefore(time.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS));
    }

    /** The last position before the first event that is not earlier than the time; the head when there is none. */
    long positionBefore(Instant time) {
        long head = tail.head();
        OptionalLong first = search.firstAt(time, head);
        return first.isPresent() ? first.getAsLong() - 1 : head;
    }

    /**
     * The events of an aggregate up to a position: from the newest snapshot that is not after it, if there is one. Empty when
     * there were none yet. What a unit of work has published and not committed is not part of it.
     *
     * @throws IllegalArgumentException if the log has not reached the position, as what is there is not known
     */
    public DomainEventStream eventsUpTo(long position, String aggregateId) {
        if (position > tail.head()) {
            throw new IllegalArgumentException(
                    "Expected a position up to " + tail.head() + ", where the log ends, but got " + position + ".");
        }
        return history.lastSequence(aggregateId)
                .map(newest -> search.lastSequence(aggregateId, newest, position))
                .filter(last -> last != BEFORE_FIRST)
                .map(last -> history.loadUpTo(aggregateId, last))
                .orElseGet(DomainEventStream::empty);
    }
}
