package io.plexichat.eventstore;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;

/** These events and no more. */
final class ListedStream implements BlockingStream<TrackedEventMessage<?>> {

    private final ArrayDeque<TrackedEventMessage<?>> left;

    ListedStream(List<TrackedEventMessage<?>> events) {
        left = new ArrayDeque<>(events);
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return Optional.ofNullable(left.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) {
        return !left.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() {
        return left.remove();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        return true;
    }

    @Override
    public void close() {
        left.clear();
    }
}
