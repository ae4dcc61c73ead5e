package io.plexichat.query.generation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** A part of the log that ends, for one reader. Counts the events of some families in it, each once however often it is read. */
final class PastRange implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Set<Class<?>> families;
    private final long from;
    private long to;
    private long seen;
    private long count;

    /** @param from the first position, which reading begins at when it begins at the tail */
    PastRange(StreamableMessageSource<TrackedEventMessage<?>> log, Set<Class<?>> families, long from, long to) {
        this.log = log;
        this.families = families;
        this.from = from;
        this.to = to;
        this.seen = from - 1;
    }

    void extendTo(long position) {
        to = Math.max(to, position);
    }

    long to() {
        return to;
    }

    /** Of the families, also those whose type nobody can tell. */
    long count() {
        return count;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        long after = token == null ? from - 1 : Math.max(from - 1, position(token));
        return new Bounded(log.openStream(after < 0 ? null : new GlobalSequenceTrackingToken(after)), seen);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return from == 0 ? null : new GlobalSequenceTrackingToken(from - 1);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(to);
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return log.createTokenAt(time);
    }

    private boolean concerns(TrackedEventMessage<?> event) {
        try {
            Class<?> type = event.getPayloadType();
            return families.stream().anyMatch(family -> family.isAssignableFrom(type));
        } catch (RuntimeException | LinkageError e) {
            return true;
        }
    }

    private static long position(TrackingToken token) {
        return token.position().orElseThrow();
    }

    private final class Bounded implements BlockingStream<TrackedEventMessage<?>> {
        private final BlockingStream<TrackedEventMessage<?>> events;
        private final long seenBefore;

        Bounded(BlockingStream<TrackedEventMessage<?>> events, long seenBefore) {
            this.events = events;
            this.seenBefore = seenBefore;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return events.peek().filter(event -> position(event.trackingToken()) <= to);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            TrackedEventMessage<?> event = events.nextAvailable();
            long position = position(event.trackingToken());
            if (position > seenBefore && concerns(event)) {
                count++;
            }
            seen = Math.max(seen, position);
            return event;
        }

        @Override
        public void close() {
            events.close();
        }
    }
}
