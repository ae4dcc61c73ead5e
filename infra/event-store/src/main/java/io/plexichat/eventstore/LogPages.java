package io.plexichat.eventstore;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The pages that one stream reads from Postgres. As soon as it reads one after the other, the next is read and decoded by another
 * thread while it is busy with this one: never more than one ahead, so a slow stream costs no more than that.
 */
final class LogPages {

    private final LogReader reader;
    private final EventDecoder decoder;
    private final int pageSize;
    private final Executor readers;
    private @Nullable CompletableFuture<List<StoredEvent>> ahead;
    private long expected = -1;

    LogPages(LogReader reader, EventDecoder decoder, int pageSize, Executor readers) {
        this.reader = reader;
        this.decoder = decoder;
        this.pageSize = pageSize;
        this.readers = readers;
    }

    /** The events from a position on, up to the head at most. One that failed is read again by the next call. */
    Iterator<StoredEvent> from(long first, long head) {
        CompletableFuture<List<StoredEvent>> started = first == expected ? ahead : null;
        ahead = null;
        List<StoredEvent> page = started == null ? read(first, head) : await(started);
        long next = first + page.size();
        if (first == expected && next <= head) {
            ahead = start(next, head);
        }
        expected = next;
        return page.iterator();
    }

    private List<StoredEvent> read(long first, long head) {
        return reader.page(first, Math.min(first + pageSize - 1, head));
    }

    private @Nullable CompletableFuture<List<StoredEvent>> start(long first, long head) {
        try {
            return CompletableFuture.supplyAsync(
                    () -> {
                        List<StoredEvent> page = read(first, head);
                        page.forEach(event -> event.messages(decoder));
                        return page;
                    },
                    readers);
        } catch (RejectedExecutionException theStoreIsClosed) {
            return null;
        }
    }

    private static List<StoredEvent> await(CompletableFuture<List<StoredEvent>> started) {
        try {
            return started.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
