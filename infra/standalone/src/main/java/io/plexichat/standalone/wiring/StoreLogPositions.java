package io.plexichat.standalone.wiring;

import io.plexichat.command.LogPositions;
import io.plexichat.eventstore.PostgresEventStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** The command side's view of positions, over our own event store. */
record StoreLogPositions(PostgresEventStore store) implements LogPositions {
    @Override
    public Optional<PositionRange> appended(UnitOfWork<?> unitOfWork) {
        return store.appended(unitOfWork).map(range -> new PositionRange(range.first(), range.last()));
    }

    @Override
    public long head() {
        return store.head();
    }

    @Override
    public Map<String, Positioned> firstEvents(Collection<String> aggregateIds) {
        Map<String, Positioned> events = HashMap.newHashMap(aggregateIds.size());
        store.firstEvents(aggregateIds)
                .forEach((id, event) -> events.put(id, new Positioned(event.position(), event.message())));
        return events;
    }
}
