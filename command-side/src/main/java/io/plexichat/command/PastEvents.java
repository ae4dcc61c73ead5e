package io.plexichat.command;

import java.time.Instant;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/**
 * The log as it was when it ended at some position. A log that cannot be read is an
 * {@link org.axonframework.eventsourcing.eventstore.EventStoreException}, never an empty answer.
 */
public interface PastEvents {
    /**
     * The last position up to which no event is later than the time; -1 when the log began later. It is final once the log has a
     * later event; before that it is the head. To read several aggregates as they were at one time, ask for it once.
     */
    long positionAt(Instant time);

    /**
     * An aggregate's events up to a position, or a snapshot that is not after it and the events from there. Empty when there were
     * none yet.
     *
     * @throws IllegalArgumentException if the log has not reached the position
     */
    DomainEventStream eventsUpTo(long position, String aggregateId);
}
