package io.plexichat.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** A log as the real one is, with positions 0, 1, 2, ... and a callback for readers at its end. */
public final class InMemoryLog implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final List<TrackedEventMessage<?>> events = new ArrayList<>();
    private final List<Runnable> readers = new CopyOnWriteArrayList<>();

    /** @return the position of the last */
    public long append(Object... payloads) {
        return append(List.of(payloads));
    }

    public long append(List<?> payloads) {
        long last;
        synchronized (events) {
            for (Object payload : payloads) {
                events.add(new GenericTrackedEventMessage<>(
                        new GlobalSequenceTrackingToken(events.size()), GenericEventMessage.asEventMessage(payload)));
            }
            last = events.size() - 1L;
        }
        readers.forEach(Runnable::run);
        return last;
    }

    public long head() {
        synchronized (events) {
            return events.size() - 1L;
        }
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Reader(token == null ? 0 : (int) token.position().orElseThrow() + 1);
    }

    private @Nullable TrackedEventMessage<?> at(int position) {
        synchronized (events) {
            return position < events.size() ? events.get(position) : null;
        }
    }

    private final class Reader implements BlockingStream<TrackedEventMessage<?>> {
        private int next;
        private @Nullable Runnable callback;

        Reader(int next) {
            this.next = next;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(at(next));
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return at(next) != null;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            TrackedEventMessage<?> event = at(next);
            if (event == null) {
                throw new IllegalStateException("There is none.");
            }
            next++;
            return event;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable onAvailable) {
            callback = onAvailable;
            readers.add(onAvailable);
            return true;
        }

        @Override
        public void close() {
            readers.remove(callback);
        }
    }
}
