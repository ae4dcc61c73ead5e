package io.plexichat.standalone.backend;

import io.plexichat.kernel.ephemeral.EphemeralStateException;
import io.plexichat.kernel.ephemeral.InMemoryValues;
import io.plexichat.kernel.ephemeral.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Values of one process that outlive it, in memory and in a {@link ValueJournal}. A change is on disk before it is answered; one thread
 * makes them, and nobody else waits for the disk.
 */
public final class FileValues implements Values {
    private static final int FEWEST_LINES_TO_COMPACT = 10_000;

    private final InstantSource clock;
    private final ValueJournal journal;
    private final InMemoryValues values;
    /** As in the journal; of the writer's thread. */
    private final Map<String, ValueJournal.Entry> entries = new LinkedHashMap<>();

    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("values").daemon().factory());
    private long lines;

    private FileValues(ValueJournal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
        this.values = new InMemoryValues(clock);
    }

    /**
     * Reads what is there. Blocks.
     *
     * @throws java.io.UncheckedIOException when the file cannot be read or written
     */
    public static FileValues open(ValueJournal journal, InstantSource clock) {
        FileValues opened = new FileValues(journal, clock);
        Instant now = clock.instant();
        journal.read().forEach(entry -> opened.entries.put(entry.key(), entry));
        opened.compact(now);
        opened.entries.values().forEach(entry -> opened.remember(entry, now));
        return opened;
    }

    @Override
    public CompletableFuture<Void> put(String key, String value, Duration keep) {
        return write(
                () -> append(new ValueJournal.Entry(key, value, clock.instant().plus(keep))));
    }

    @Override
    public CompletableFuture<Void> prolong(String key, Duration keep) {
        return write(() -> {
            ValueJournal.Entry entry = entries.get(key);
            Instant now = clock.instant();
            if (entry != null && entry.isKept(now)) {
                append(new ValueJournal.Entry(key, entry.value(), now.plus(keep)));
            }
        });
    }

    /** Also from the disk: it may be what a person wants forgotten. */
    @Override
    public CompletableFuture<Void> remove(String key) {
        return write(() -> {
            if (entries.remove(key) != null) {
                compact(clock.instant());
                CompletableFuture<Void> _ = values.remove(key);
            }
        });
    }

    @Override
    public CompletableFuture<Map<String, String>> get(Collection<String> keys) {
        return values.get(keys);
    }

    private void append(ValueJournal.Entry entry) {
        Instant now = clock.instant();
        journal.append(entry);
        entries.put(entry.key(), entry);
        lines++;
        if (lines > FEWEST_LINES_TO_COMPACT && lines > 2L * entries.size()) {
            compact(now);
        }
        remember(entry, now);
    }

    private void compact(Instant now) {
        entries.values().removeIf(entry -> !entry.isKept(now));
        journal.replace(entries.values());
        lines = entries.size();
    }

    private void remember(ValueJournal.Entry entry, Instant now) {
        CompletableFuture<Void> _ = values.put(entry.key(), entry.value(), Duration.between(now, entry.until()));
    }

    private CompletableFuture<Void> write(Runnable change) {
        return CompletableFuture.runAsync(change, writer)
                .exceptionallyCompose((@Nullable Throwable e) -> CompletableFuture.failedFuture(
                        new EphemeralStateException("Expected to write a value down, but failed.", e)));
    }
}
