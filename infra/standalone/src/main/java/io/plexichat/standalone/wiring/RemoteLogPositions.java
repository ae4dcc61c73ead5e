package io.plexichat.standalone.wiring;

import io.plexichat.axonserver.AxonServerLog;
import io.plexichat.command.LogPositions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** The command side's view of positions, over the log on Axon Server. */
record RemoteLogPositions(AxonServerLog log) implements LogPositions {
    @Override
    public Optional<PositionRange> appended(UnitOfWork<?> unitOfWork) {
        return log.appended(unitOfWork).map(range -> new PositionRange(range.first(), range.last()));
    }

    @Override
    public long head() {
        return log.head();
    }

    @Override
    public Map<String, Positioned> firstEvents(Collection<String> aggregateIds) {
        return positioned(log.firstEvents(aggregateIds));
    }

    @Override
    public Map<String, Positioned> lastEvents(Collection<String> aggregateIds) {
        return positioned(log.lastEvents(aggregateIds));
    }

    @Override
    public Throwable explained(Throwable failure) {
        return log.explained(failure);
    }

    private Map<String, Positioned> positioned(Map<String, DomainEventMessage<?>> events) {
        Map<String, Positioned> positioned = HashMap.newHashMap(events.size());
        events.forEach((id, event) -> positioned.put(id, new Positioned(() -> log.positionOf(event), event)));
        return positioned;
    }
}
