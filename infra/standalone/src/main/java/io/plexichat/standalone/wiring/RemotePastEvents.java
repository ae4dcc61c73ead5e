package io.plexichat.standalone.wiring;

import io.plexichat.command.PastEvents;
import java.time.Instant;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/** Axon Server does not tell where in the log the events of an aggregate are, so what it was at a position cannot be known. */
final class RemotePastEvents implements PastEvents {
    @Override
    public long positionAt(Instant time) {
        throw refused();
    }

    @Override
    public DomainEventStream eventsUpTo(long position, String aggregateId) {
        throw refused();
    }

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException(
                "Expected a log that can be read as it was, but the one on Axon Server cannot.");
    }
}
