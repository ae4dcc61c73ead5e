package io.plexichat.eventstore;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.Message;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;

/** An event as it stands in the log. */
class StoredEvent implements TrackedEventData<byte[]> {

    /** Roughly what an event costs on the heap besides its bytes. */
    private static final int OVERHEAD = 512;

    private final long position;
    private final EventRow row;
    private final boolean intact;
    private volatile @Nullable List<TrackedEventMessage<?>> messages;

    StoredEvent(long position, EventRow row, boolean intact) {
        this.position = position;
        this.row = row;
        this.intact = intact;
    }

    static StoredEvent of(long position, EventRow row) {
        return of(position, row, true);
    }

    /** @param intact whether the row is as it was written */
    static StoredEvent of(long position, EventRow row, boolean intact) {
        return row.aggregate() == null
                ? new StoredEvent(position, row, intact)
                : new StoredDomainEvent(position, row, intact, row.aggregate());
    }

    long position() {
        return position;
    }

    /** @throws UnreadableEventException if it is damaged or not of this content type */
    void requireReadable(String contentType) {
        if (!intact) {
            throw UnreadableEventException.damaged(position, type());
        }
        if (!contentType.equals(row.contentType())) {
            throw UnreadableEventException.ofOtherContentType(position, type(), row.contentType());
        }
    }

    String type() {
        return row.payload().getType().getName();
    }

    /** Bytes on the heap, roughly, once it is decoded. */
    int weight() {
        return OVERHEAD + 3 * row.size();
    }

    /** Decoded at most a few times, however many readers share this event; every reader gets equal messages. */
    List<TrackedEventMessage<?>> messages(EventDecoder decoder) {
        List<TrackedEventMessage<?>> decoded = messages;
        if (decoded == null) {
            decoded = decoder.decode(this);
            messages = decoded;
        }
        return decoded;
    }

    /** A message with this content at the place of this event. */
    TrackedEventMessage<?> inPlace(Message<?> content) {
        return new GenericTrackedEventMessage<>(trackingToken(), content, this::getTimestamp);
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(position);
    }

    @Override
    public String getEventIdentifier() {
        return row.eventId();
    }

    @Override
    public Instant getTimestamp() {
        return row.at();
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return row.metadata();
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return row.payload();
    }
}
