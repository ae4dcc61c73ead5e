package io.plexichat.command;

import java.util.Optional;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;

/**
 * The aggregates of one type, as they were. One is made by the same handlers that make it for a command, but is nobody else's: it
 * takes no lock, is kept nowhere, and cannot apply an event. What is sealed in it stays so.
 */
public final class PastAggregates<T> {
    private final PastEvents events;
    private final EventStore eventStore;
    private final AggregateModel<T> model;
    private final AggregateFactory<T> factory;

    PastAggregates(Class<T> type, PastEvents events, EventStore eventStore) {
        this.events = events;
        this.eventStore = eventStore;
        this.model = AnnotatedAggregateMetaModelFactory.inspectAggregate(type);
        this.factory = new GenericAggregateFactory<>(model);
    }

    /**
     * Empty when it did not exist yet.
     *
     * @throws IllegalArgumentException if the log has not reached the position
     */
    public Optional<T> at(long position, Object id) {
        DomainEventStream history = events.eventsUpTo(position, id.toString());
        if (!history.hasNext()) {
            return Optional.empty();
        }
        T root = factory.createAggregateRoot(id.toString(), history.peek());
        EventSourcedAggregate.initialize(root, model, eventStore, NoSnapshotTriggerDefinition.TRIGGER)
                .initializeState(history);
        return Optional.of(root);
    }
}
