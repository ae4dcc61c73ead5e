package io.plexichat.eventstore;

import java.time.Instant;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The same events, for a pooled streaming processor, as fast as its workers take them. Such a processor looks again only after
 * 100 ms once the queue of one of its segments, 1024 events, is full, and nothing can wake it before. A source that is quicker than the
 * handlers fills it all the time. This one says that there is nothing more as soon as it is half full, and wakes the processor when half of that is taken.
 *
 * <p>Events, their order and their tokens are those of the source. Of many segments the quickest sets the pace; the
 * processor's own limit holds for the others. Who waits for events, as the processor's coordinator never does, is not held back.
 */
public record PacedSource(StreamableMessageSource<TrackedEventMessage<?>> events)
        implements StreamableMessageSource<TrackedEventMessage<?>> {

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        return new PacedStream(events.openStream(trackingToken));
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
    public TrackingToken createTokenAt(Instant dateTime) {
        return events.createTokenAt(dateTime);
    }
}
