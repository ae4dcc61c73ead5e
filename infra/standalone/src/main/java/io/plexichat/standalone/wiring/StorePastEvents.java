package io.plexichat.standalone.wiring;

import io.plexichat.command.PastEvents;
import io.plexichat.eventstore.PastLog;
import java.time.Instant;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/** The command side's view of the past, over our own event store. */
record StorePastEvents(PastLog log) implements PastEvents {
    @Override
    public long positionAt(Instant time) {
        return log.positionAt(time);
    }

    @Override
    public DomainEventStream eventsUpTo(long position, String aggregateId) {
        return log.eventsUpTo(position, aggregateId);
    }
}
