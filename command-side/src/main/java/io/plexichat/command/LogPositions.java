package io.plexichat.command;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Where in the log events are. With Axon's own interfaces this is all that the command side knows of an event store. A log that
 * cannot be read is an {@link org.axonframework.eventsourcing.eventstore.EventStoreException}, never an empty answer.
 */
public interface LogPositions {
    /** What the unit of work appended, once it is committed; empty if nothing. */
    Optional<PositionRange> appended(UnitOfWork<?> unitOfWork);

    /** The last durable position; -1 when the log is empty. */
    long head();

    /** The first event of each of many aggregates, by aggregate id, of those that exist; one query. */
    Map<String, Positioned> firstEvents(Collection<String> aggregateIds);

    /** The last event of each of many aggregates, by aggregate id, of those that exist; one query. */
    Map<String, Positioned> lastEvents(Collection<String> aggregateIds);

    /** Both ends included. */
    record PositionRange(long first, long last) {}

    record Positioned(long position, DomainEventMessage<?> event) {}
}
