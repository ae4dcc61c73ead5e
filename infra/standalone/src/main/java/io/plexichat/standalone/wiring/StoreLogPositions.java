package io.plexichat.standalone.wiring;

import io.plexichat.command.LogPositions;
import io.plexichat.eventstore.PositionedEvent;
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
        return positioned(store.firstEvents(aggregateIds));
    }

    @Override
    public Map<String, Positioned> lastEvents(Collection<String> aggregateIds) {
        return positioned(store.lastEvents(aggregateIds));
    }

    private static Map<String, Positioned> positioned(Map<String, PositionedEvent> events) {
        Map<String, Positioned> positioned = HashMap.newHashMap(events.size());
        events.forEach((id, event) -> positioned.put(id, new Positioned(event.position(), event.message())));
        return positioned;
    }
}
