package io.plexichat.axonserver;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on where it was when Axon Server comes back; while it is away there is just nothing to read. A processor would take an end of
 * the stream for a failure, and wait up to a minute before it tries again.
 */
final class LastingStream implements BlockingStream<TrackedEventMessage<?>> {
    private static final Logger log = LoggerFactory.getLogger(LastingStream.class);

    private static final long PAUSE_MILLIS = 500;

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final Standstill standstill;
    private @Nullable TrackingToken reached;
    private @Nullable BlockingStream<TrackedEventMessage<?>> stream;
    private long notBefore = System.nanoTime();
    private volatile @Nullable Runnable onAvailable;
    private volatile boolean closed;

    /** @param after where it begins; null at the beginning of the log */
    LastingStream(StreamableMessageSource<TrackedEventMessage<?>> source, @Nullable TrackingToken after) {
        this.source = source;
        this.reached = after;
        this.standstill = new Standstill(() -> position(source.createHeadToken()));
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        try {
            BlockingStream<TrackedEventMessage<?>> open = open();
            return open == null ? Optional.empty() : open.peek();
        } catch (RuntimeException e) {
            lost(e);
            return Optional.empty();
        }
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        try {
            BlockingStream<TrackedEventMessage<?>> open = open();
            if (open != null && open.hasNextAvailable(timeout, unit)) {
                standstill.moved();
                return true;
            }
            if (open != null) {
                if (standstill.isStuckAt(position(reached))) {
                    log.warn("The log went on, but not the stream at {}; another one is opened.", reached);
                    reopen();
                }
                return false;
            }
        } catch (RuntimeException e) {
            lost(e);
        }
        TimeUnit.MILLISECONDS.sleep(Math.min(unit.toMillis(timeout), PAUSE_MILLIS));
        return false;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS) || stream == null) {
            if (closed) {
                throw new IllegalStateException("Expected to read on, but the stream is closed.");
            }
        }
        TrackedEventMessage<?> next = stream.nextAvailable();
        reached = next.trackingToken();
        return next;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        if (stream != null) {
            stream.setOnAvailableCallback(this::available);
        }
        return true;
    }

    @Override
    public void close() {
        closed = true;
        if (stream != null) {
            stream.close();
        }
    }

    private @Nullable BlockingStream<TrackedEventMessage<?>> open() {
        if (stream == null && !closed && System.nanoTime() - notBefore >= 0) {
            BlockingStream<TrackedEventMessage<?>> opened = source.openStream(reached);
            opened.setOnAvailableCallback(this::available);
            stream = opened;
        }
        return stream;
    }

    private void lost(RuntimeException failure) {
        log.debug("Lost the log at {}; trying again.", reached, failure);
        reopen();
        notBefore = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
    }

    private void reopen() {
        if (stream != null) {
            stream.close();
        }
        stream = null;
    }

    /** -1 at the beginning. */
    private static long position(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }

    /** Nobody wants to know any more once it is closed. */
    private void available() {
        Runnable callback = onAvailable;
        if (callback != null && !closed) {
            callback.run();
        }
    }
}
