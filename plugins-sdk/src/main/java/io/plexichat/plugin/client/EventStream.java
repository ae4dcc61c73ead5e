package io.plexichat.plugin.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events in position order, each once. A lost connection is taken up again after the last position; when the server stays away for
 * longer than {@link ClientSettings#retryFor}, {@link #hasNext} throws. It ends when it is closed, which any thread may do. Only one
 * thread may read. Nothing is fetched ahead of what the connection holds, so a slow reader slows the server down.
 */
public final class EventStream implements Iterator<LiveEvent>, AutoCloseable {
    /** Without a sign of life for this long, a connection counts as lost. */
    private static final Duration SILENCE = Duration.ofSeconds(90);

    /** The name of the event that says why a stream ends. */
    private static final String PROBLEM = "problem";

    private final Transport transport;
    private final StreamWatch watch = new StreamWatch(SILENCE);
    private final Backoff backoff;
    private Following following;
    private @Nullable SseReader reader;
    private @Nullable LiveEvent next;
    private volatile boolean closed;

    EventStream(Transport transport, Following following) {
        this.transport = transport;
        this.backoff = transport.backoff();
        this.following = following;
    }

    /** Waits for the next event. False only once closed. */
    @Override
    public boolean hasNext() {
        while (next == null && !closed) {
            try {
                next = read();
            } catch (ProblemException problem) {
                disconnect();
                if (!problem.passing() || !backoff.await(problem.retryAfter())) {
                    throw problem;
                }
            } catch (ServerUnreachableException lost) {
                if (!backoff.await(Optional.empty()) && !closed) {
                    throw lost;
                }
            }
        }
        return !closed && next != null;
    }

    @Override
    public LiveEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The stream is closed.");
        }
        LiveEvent event = Objects.requireNonNull(next);
        next = null;
        return event;
    }

    /** The position to go on after, in another stream. */
    public Optional<Long> position() {
        return Optional.ofNullable(following.after());
    }

    @Override
    public void close() {
        closed = true;
        watch.close();
    }

    private @Nullable LiveEvent read() {
        SseReader open = reader;
        try {
            if (open == null) {
                open = open();
            }
            SseReader.Frame frame = open.next();
            if (frame == null) {
                throw new EOFException("The server ended the stream.");
            }
            LiveEvent event = take(frame);
            backoff.succeeded();
            return event;
        } catch (IOException lost) {
            disconnect();
            if (closed) {
                return null;
            }
            throw transport.unreachable(lost);
        }
    }

    private SseReader open() {
        InputStream body = transport.open(Call.get(following.path())).body();
        SseReader opened = new SseReader(body, watch::alive);
        reader = opened;
        watch.over(body);
        return opened;
    }

    private @Nullable LiveEvent take(SseReader.Frame frame) {
        if (frame.event().equals(PROBLEM)) {
            throw Problems.inStream(frame.data());
        }
        following = position(frame.id()).map(following::continuedAfter).orElse(following);
        return frame.data().isEmpty() ? null : Json.MAPPER.readValue(frame.data(), LiveEvent.class);
    }

    private static Optional<Long> position(@Nullable String id) {
        try {
            return Optional.ofNullable(id).map(Long::valueOf);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private void disconnect() {
        reader = null;
        watch.over(null);
    }
}
