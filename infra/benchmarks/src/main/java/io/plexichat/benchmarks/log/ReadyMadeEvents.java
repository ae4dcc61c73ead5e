package io.plexichat.benchmarks.log;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * A source that costs nothing: one event in memory, decoded, over and over. What a processor takes from it is what the
 * processor itself can do.
 */
record ReadyMadeEvents(int events) implements StreamableMessageSource<TrackedEventMessage<?>> {

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Stream(events);
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(-1);
    }

    private static final class Stream implements BlockingStream<TrackedEventMessage<?>> {

        private final TrackedEventMessage<?> event =
                new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(0), Notes.event("ready", 0));
        private final int events;
        private int next;
        private @Nullable TrackedEventMessage<?> peeked;

        Stream(int events) {
            this.events = events;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (peeked == null && next < events) {
                peeked = event.withTrackingToken(new GlobalSequenceTrackingToken(next++));
            }
            return Optional.ofNullable(peeked);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (peek().isPresent()) {
                return true;
            }
            unit.sleep(timeout);
            return false;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            TrackedEventMessage<?> message = peek().orElseThrow();
            peeked = null;
            return message;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return true;
        }

        @Override
        public void close() {}
    }
}
