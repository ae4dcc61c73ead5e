package io.plexichat.eventstore;

import io.plexichat.eventstore.EventRow.AggregatePlace;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;

/** An aggregate's event as it stands in the log. */
final class StoredDomainEvent extends StoredEvent implements DomainEventData<byte[]> {

    private final AggregatePlace place;

    StoredDomainEvent(long position, EventRow row, boolean intact, AggregatePlace place) {
        super(position, row, intact);
        this.place = place;
    }

    @Override
    TrackedEventMessage<?> inPlace(Message<?> content) {
        return new GenericTrackedDomainEventMessage<>(
                trackingToken(), place.type(), place.id(), place.sequence(), content, this::getTimestamp);
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
