package io.plexichat.eventstore;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/**
 * One reader's way through the log, from memory where possible and else by pages from Postgres. For one thread at a time;
 * {@link #close()} may come from any.
 */
final class LogStream implements TrackingEventStream {

    private final LogTail tail;
    private final RecentEvents recent;
    private final LogPages pages;
    private final EventDecoder decoder;
    private final ArrayDeque<TrackedEventMessage<?>> ready = new ArrayDeque<>();
    private Iterator<StoredEvent> page = Collections.emptyIterator();
    private long next;
    private volatile boolean closed;

    LogStream(long first, LogTail tail, RecentEvents recent, LogPages pages, EventDecoder decoder) {
        this.next = first;
        this.tail = tail;
        this.recent = recent;
        this.pages = pages;
        this.decoder = decoder;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNextAvailable() ? Optional.of(ready.getFirst()) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (ready.isEmpty()) {
            if (closed) {
                return false;
            }
            if (!advance() && !tail.await(next, deadline - System.nanoTime())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.DAYS)) {
            if (closed || tail.isClosed()) {
                throw new LogUnavailableException("Expected the next event, but the stream is closed.");
            }
        }
        return ready.removeFirst();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        tail.register(this, callback);
        if (closed) {
            tail.unregister(this);
        }
        return true;
    }

    @Override
    public void close() {
        closed = true;
        tail.unregister(this);
    }

    /** Takes the next stored event, if there is one. */
    private boolean advance() {
        StoredEvent event = fetch();
        if (event == null) {
            return false;
        }
        ready.addAll(event.messages(decoder));
        return true;
    }

    private @Nullable StoredEvent fetch() {
        if (!page.hasNext()) {
            long head = tail.head();
            if (next > head) {
                return null;
            }
            StoredEvent event = recent.get(next);
            if (event != null) {
                next++;
                return event;
            }
            page = pages.from(next, head);
        }
        next++;
        return page.next();
    }
}
