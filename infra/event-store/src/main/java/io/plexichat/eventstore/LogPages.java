package io.plexichat.eventstore;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The pages that one stream reads from Postgres. As soon as it reads one after the other, the next are read and decoded by other
 * threads while it is busy with this one: never more than two ahead, so a slow stream costs no more than that.
 */
final class LogPages {

    private static final int AHEAD = 2;

    private final LogReader reader;
    private final EventDecoder decoder;
    private final int pageSize;
    private final Executor readers;
    private final ArrayDeque<Ahead> ahead = new ArrayDeque<>(AHEAD);
    private long expected = -1;

    LogPages(LogReader reader, EventDecoder decoder, int pageSize, Executor readers) {
        this.reader = reader;
        this.decoder = decoder;
        this.pageSize = pageSize;
        this.readers = readers;
    }

    /** A page that begins where the one before ends. */
    private record Ahead(long end, CompletableFuture<List<StoredEvent>> page) {}

    /** The events from a position on, up to the head at most. What failed is read again by the next call. */
    Iterator<StoredEvent> from(long first, long head) {
        boolean consecutive = first == expected;
        if (!consecutive) {
            ahead.clear();
        }
        expected = -1;
        Ahead started = ahead.poll();
        List<StoredEvent> page = started == null ? reader.page(first, last(first, head)) : await(started);
        expected = first + page.size();
        if (consecutive) {
            readAhead(head);
        }
        return page.iterator();
    }

    private void readAhead(long head) {
        long next = ahead.isEmpty() ? expected : ahead.getLast().end() + 1;
        try {
            while (ahead.size() < AHEAD && next <= head) {
                long first = next;
                long last = last(first, head);
                ahead.add(new Ahead(last, CompletableFuture.supplyAsync(() -> decoded(first, last), readers)));
                next = last + 1;
            }
        } catch (RejectedExecutionException theStoreIsClosed) {
            // Then the stream reads by itself what it still wants.
        }
    }

    private List<StoredEvent> decoded(long first, long last) {
        List<StoredEvent> page = reader.page(first, last);
        page.forEach(event -> event.messages(decoder));
        return page;
    }

    private long last(long first, long head) {
        return Math.min(first + pageSize - 1, head);
    }

    private static List<StoredEvent> await(Ahead started) {
        try {
            return started.page().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
