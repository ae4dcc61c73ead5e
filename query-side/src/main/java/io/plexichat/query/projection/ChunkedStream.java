package io.plexichat.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Read by one coordinator thread, which {@link ProjectionThreads} sees to. No more than {@link #AHEAD} chunks are out at once: one that is being projected and one that is
 * ready. So memory is bounded, and chunks grow with the backlog. What upcasters make of one event stays in one chunk, as there is no
 * position to stand at in between.
 */
final class ChunkedStream implements BlockingStream<TrackedEventMessage<?>> {
    private static final int AHEAD = 2;

    private final BlockingStream<TrackedEventMessage<?>> events;
    private final int chunkSize;
    private final ReadLimit limit;
    private final AtomicInteger out = new AtomicInteger();
    private final Runnable raised = this::raised;
    private volatile Runnable onAvailable = () -> {};
    private List<TrackedEventMessage<?>> gathered = new ArrayList<>();
    private @Nullable TrackedEventMessage<?> next;

    ChunkedStream(BlockingStream<TrackedEventMessage<?>> events, int chunkSize, ReadLimit limit) {
        this.events = events;
        this.chunkSize = chunkSize;
        this.limit = limit;
        limit.onRaise(raised);
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNextAvailable() ? Optional.ofNullable(next) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (next == null && out.get() < AHEAD && events.hasNextAvailable(timeout, unit)) {
            next = gather();
        }
        return next != null;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        if (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS) || next == null) {
            throw new IllegalStateException("Expected to read on, but earlier chunks are still out.");
        }
        TrackedEventMessage<?> chunk = next;
        next = null;
        out.incrementAndGet();
        return chunk;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        return events.setOnAvailableCallback(callback);
    }

    @Override
    public void close() {
        limit.forget(raised);
        events.close();
    }

    private void raised() {
        onAvailable.run();
    }

    /** When reading fails, what was gathered before is of the next chunk: the stream does not give it again. */
    private @Nullable TrackedEventMessage<?> gather() throws InterruptedException {
        for (Optional<TrackedEventMessage<?>> event = events.peek();
                event.isPresent() && fits(event.get());
                event = events.peek()) {
            gathered.add(events.nextAvailable());
        }
        if (gathered.isEmpty()) {
            return null;
        }
        List<TrackedEventMessage<?>> complete = gathered;
        gathered = new ArrayList<>();
        AtomicBoolean isDone = new AtomicBoolean();
        EventChunk chunk = new EventChunk(complete, () -> {
            if (isDone.compareAndSet(false, true)) {
                out.decrementAndGet();
                onAvailable.run();
            }
        });
        return new GenericTrackedEventMessage<>(
                complete.getLast().trackingToken(), GenericEventMessage.asEventMessage(chunk));
    }

    private boolean fits(TrackedEventMessage<?> event) {
        long position = Positions.of(event);
        boolean isOfTheSameEvent = !gathered.isEmpty() && position == Positions.of(gathered.getLast());
        return isOfTheSameEvent || (gathered.size() < chunkSize && limit.passes(position));
    }
}
