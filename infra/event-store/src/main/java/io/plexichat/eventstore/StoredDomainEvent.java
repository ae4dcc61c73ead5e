package io.plexichat.eventstore;

import io.plexichat.eventstore.EventRow.AggregatePlace;
import org.axonframework.eventhandling.DomainEventData;

/** An aggregate's event as it stands in the log. */
final class StoredDomainEvent extends StoredEvent implements DomainEventData<byte[]> {

    private final AggregatePlace place;

    StoredDomainEvent(long position, EventRow row, boolean intact, AggregatePlace place) {
        super(position, row, intact);
        this.place = place;
    }

    @Override
    public String getType() {
        return place.type();
    }

    @Override
    public String getAggregateIdentifier() {
        return place.id();
    }

    @Override
    public long getSequenceNumber() {
        return place.sequence();
    }
}
