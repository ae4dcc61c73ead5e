package io.plexichat.eventstore;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;

/**
 * Every so many events one is marked, and tells when it is taken. What a processor's queue gives up it asks for its token,
 * whether it is handled or not; its coordinator asks too, but only until it asks the stream for more.
 */
final class PacedStream implements BlockingStream<TrackedEventMessage<?>> {

    static final int MARKED = 32;
    private static final long NONE = 0;

    private final BlockingStream<TrackedEventMessage<?>> events;
    private final Pace pace = new Pace();
    /** Which marked event the coordinator has not yet queued. */
    private volatile long inHand = NONE;

    PacedStream(BlockingStream<TrackedEventMessage<?>> events) {
        this.events = events;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return events.peek();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (inHand != NONE) {
            inHand = NONE;
        }
        return (timeout > 0 || !pace.isHeld()) && events.hasNextAvailable(timeout, unit);
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        TrackedEventMessage<?> event = events.nextAvailable();
        long number = pace.given();
        if (number % MARKED != 0) {
            return event;
        }
        inHand = number;
        return event instanceof DomainEventMessage<?> domainEvent
                ? new MarkedDomainEvent<>(event.trackingToken(), domainEvent, number)
                : new MarkedEvent<>(event, number);
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignoredMessage) {
        events.skipMessagesWithPayloadTypeOf(ignoredMessage);
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        pace.onRelease(callback);
        return events.setOnAvailableCallback(callback);
    }

    @Override
    public void close() {
        pace.close();
        events.close();
    }

    private void touched(long number) {
        if (inHand != number) {
            pace.taken(number);
        }
    }

    @SuppressWarnings("serial") // Nobody stores the messages of a stream.
    private final class MarkedEvent<T> extends GenericTrackedEventMessage<T> {

        private final transient long number;

        MarkedEvent(TrackedEventMessage<T> event, long number) {
            super(event.trackingToken(), event);
            this.number = number;
        }

        @Override
        public TrackingToken trackingToken() {
            touched(number);
            return super.trackingToken();
        }
    }

    @SuppressWarnings("serial") // Nobody stores the messages of a stream.
    private final class MarkedDomainEvent<T> extends GenericTrackedDomainEventMessage<T> {

        private final transient long number;

        MarkedDomainEvent(TrackingToken token, DomainEventMessage<T> event, long number) {
            super(token, event);
            this.number = number;
        }

        @Override
        public TrackingToken trackingToken() {
            touched(number);
            return super.trackingToken();
        }
    }
}
