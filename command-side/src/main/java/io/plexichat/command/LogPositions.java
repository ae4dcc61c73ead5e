package io.plexichat.command;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Where in the log events are. With Axon's own interfaces and {@link PastEvents} this is all that the command side knows of an event
 * store. A log that cannot be read is an {@link org.axonframework.eventsourcing.eventstore.EventStoreException}, never an empty answer.
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

    /**
     * What a failure of the store means: a {@link org.axonframework.modelling.command.ConcurrencyException}, an
     * {@link org.axonframework.eventsourcing.eventstore.EventStoreException}, or the failure itself when it is none of the store's.
     */
    default Throwable explained(Throwable failure) {
        return failure;
    }

    /** Both ends included. */
    record PositionRange(long first, long last) {}

    /** @param at its position, looked up when somebody asks: a store may have to search for it */
    record Positioned(LongSupplier at, DomainEventMessage<?> event) {
        public Positioned(long position, DomainEventMessage<?> event) {
            this(() -> position, event);
        }

        public long position() {
            return at.getAsLong();
        }
    }
}
