package io.plexichat.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** A stream in chunks, of which the next can be read while the present one is written: by one other thread, one chunk ahead. */
final class BulkChunks implements AutoCloseable {
    private final BlockingStream<TrackedEventMessage<?>> events;
    private final ExecutorService reader;
    private @Nullable Future<List<TrackedEventMessage<?>>> ahead;

    /** @param events are closed with this */
    BulkChunks(BlockingStream<TrackedEventMessage<?>> events, String thread) {
        this.events = events;
        this.reader = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(thread).daemon().factory());
    }

    /**
     * Empty at the end of the log; when it was read ahead, at what was the end then.
     *
     * @param size of the chunk, if it was not read ahead
     */
    List<TrackedEventMessage<?>> next(int size) throws Exception {
        Future<List<TrackedEventMessage<?>>> started = ahead;
        if (started == null) {
            return gather(size);
        }
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        } finally {
            ahead = null;
        }
    }

    /** Begins to read what {@link #next} is to return. */
    void readAhead(int size) {
        if (ahead == null) {
            ahead = reader.submit(() -> gather(size));
        }
    }

    private List<TrackedEventMessage<?>> gather(int size) throws InterruptedException {
        List<TrackedEventMessage<?>> chunk = new ArrayList<>(size);
        for (Optional<TrackedEventMessage<?>> event = events.peek(); event.isPresent(); event = events.peek()) {
            // What upcasters make of one event has one position, and stays together.
            if (chunk.size() >= size && Positions.of(event.get()) != Positions.of(chunk.getLast())) {
                break;
            }
            chunk.add(events.nextAvailable());
        }
        return chunk;
    }

    /** Returns when nothing is read any more. */
    @Override
    public void close() {
        reader.close();
        events.close();
    }
}
