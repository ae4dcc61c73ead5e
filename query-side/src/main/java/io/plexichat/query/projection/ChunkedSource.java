package io.plexichat.query.projection;

import java.time.Instant;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives a pooled streaming processor many events as one message. The processor's own batching costs a context per event, and it
 * pauses for 100 ms whenever its queue of 1024 events is full, which bounds it to some 10,000 events a second.
 */
record ChunkedSource(StreamableMessageSource<TrackedEventMessage<?>> events, int chunkSize, ReadLimit limit)
        implements StreamableMessageSource<TrackedEventMessage<?>> {

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        limit.standsAt(token == null ? Positions.NONE : Positions.of(token));
        return new ChunkedStream(events.openStream(token), chunkSize, limit);
    }

    @Override
    public TrackingToken createTailToken() {
        return events.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return events.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return events.createTokenAt(time);
    }
}
