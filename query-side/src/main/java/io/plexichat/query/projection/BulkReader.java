package io.plexichat.query.projection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Takes the log into a new generation that nobody reads yet. First all events that cannot wait, into tables without indexes; then the
 * indexes; then the events that could. Every chunk is one transaction with the place reached, so it may be killed at any moment and goes
 * on where it stood.
 */
public final class BulkReader {
    /**
     * Events. Who is to leave time to others works in short spells: others wait for the processors no longer than one takes, and what it
     * keeps in memory makes no collection of garbage longer.
     */
    private static final int SPELL = 64;

    private final Parts parts;
    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final int chunkSize;
    private final Sql sql;
    private final BulkPlace place;

    /** @param place where the second pass has come to, kept in the same database */
    public BulkReader(
            Projection projection,
            ProjectionStore store,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            EventProcessorSpanFactory spans,
            String owner,
            int chunkSize,
            BulkPlace place) {
        // Few commits, each of which what is done next relies on: neither pass nor the indexes may be lost unnoticed.
        this.parts = Parts.of(projection, store, spans, owner, true);
        this.events = events;
        this.chunkSize = chunkSize;
        this.sql = Sql.of(projection);
        this.place = place;
    }

    /** -1 before the first event. */
    public long position() {
        return parts.progress().position();
    }

    /** How many events are parked. */
    public long parked() {
        return parts.letters().count();
    }

    /** Whether a failure is that something is away, so that waiting helps. */
    public boolean isPassing(Throwable failure) {
        return parts.failures().isPassing(failure);
    }

    /** Whether there is no room for more. */
    public boolean isDiskFull(Throwable failure) {
        return Failures.isDiskFull(failure);
    }

    /**
     * Makes what is not there, and takes the claim. To be called before anything else, and again after a failure.
     *
     * @throws Exception also when another process holds the claim
     */
    public void open() throws Exception {
        parts.store().migrate(parts.projection(), parts.letters(), !sql.hasIndexes());
        ProjectionTarget target = parts.projection().target();
        parts.progress().moveTo(parts.table().position());
        if (!target.isThere()) {
            if (position() != Positions.NONE) {
                parts.store().clear(parts.schema(), parts.letters());
                parts.progress().moveTo(Positions.NONE);
            }
            target.create(true);
        }
        parts.store().inTransaction(() -> {
            TrackingToken _ = parts.table().fetchToken("", ProgressTable.ONLY_SEGMENT);
        });
        parts.letters().refresh();
    }

    /**
     * Takes what cannot wait.
     *
     * @param goOn asked before every chunk
     * @return whether it came to the end of the log; false when it was told to stop
     */
    public boolean read(BooleanSupplier goOn, Supplier<Throttle> throttle) throws Exception {
        Intake intake = parts.intake(sql.hasIndexes() ? Pass.BULK : Pass.LIVE);
        return forEachChunk(position(), goOn, throttle, chunk -> {
            TrackingToken reached = chunk.getLast().trackingToken();
            parts.inTurn(() -> {
                intake.take(chunk);
                parts.table().storeToken(reached, "", ProgressTable.ONLY_SEGMENT);
                if (sql.hasIndexes() && place.next().isEmpty()) {
                    chunk.stream()
                            .filter(intake::defers)
                            .findFirst()
                            .ifPresent(first -> place.moveTo(Positions.of(first)));
                }
                return chunk;
            });
            parts.progress().moveTo(Positions.of(reached));
            return true;
        });
    }

    /** Makes the indexes, and whatever else is better made last. Doing it again changes nothing. */
    public void index() throws Exception {
        if (sql.hasIndexes()) {
            parts.inTurn(() -> {
                if (!place.isIndexed()) {
                    parts.store().database().execute(sql.indexes());
                    place.indexed();
                }
                return true;
            });
            parts.store().analyze(parts.schema());
        }
        parts.projection().target().endBulk();
    }

    /**
     * Takes the events that could wait, up to where the first pass came.
     *
     * @return whether it came there; false when it was told to stop
     */
    public boolean readDeferred(BooleanSupplier goOn, Supplier<Throttle> throttle) throws Exception {
        Optional<Long> next = place.next();
        if (next.isEmpty()) {
            return true;
        }
        long end = position();
        Intake intake = parts.intake(Pass.DEFERRED);
        return forEachChunk(next.get() - 1, goOn, throttle, chunk -> {
            List<TrackedEventMessage<?>> wanted =
                    chunk.stream().filter(event -> Positions.of(event) <= end).toList();
            parts.inTurn(() -> {
                if (!wanted.isEmpty()) {
                    intake.take(wanted);
                }
                place.moveTo(Positions.of(chunk.getLast()) + 1);
                return chunk;
            });
            return Positions.of(chunk.getLast()) < end;
        });
    }

    /** Lets another take it on. */
    public void close() {
        parts.store().inTransaction(() -> parts.table().releaseClaim("", ProgressTable.ONLY_SEGMENT));
    }

    private interface ChunkStep {
        /** @return whether to go on */
        boolean take(List<TrackedEventMessage<?>> chunk) throws Exception;
    }

    private boolean forEachChunk(long after, BooleanSupplier goOn, Supplier<Throttle> throttle, ChunkStep step)
            throws Exception {
        TrackingToken from = after == Positions.NONE ? null : new GlobalSequenceTrackingToken(after);
        try (BulkChunks chunks = new BulkChunks(events.openStream(from), parts.schema() + "-chunks")) {
            while (goOn.getAsBoolean()) {
                long start = System.nanoTime();
                boolean throttled = !throttle.get().equals(Throttle.NONE);
                List<TrackedEventMessage<?>> chunk = chunks.next(throttled ? Math.min(SPELL, chunkSize) : chunkSize);
                if (chunk.isEmpty()) {
                    return true;
                }
                if (!throttled) {
                    chunks.readAhead(chunkSize);
                }
                if (!step.take(chunk)) {
                    return true;
                }
                Duration worked = Duration.ofNanos(System.nanoTime() - start);
                rest(throttle.get().restAfter(chunk.size(), worked), goOn);
            }
            return false;
        }
    }

    /** In short steps, so that an order is heard soon. */
    private static void rest(Duration rest, BooleanSupplier goOn) throws InterruptedException {
        long end = System.nanoTime() + rest.toNanos();
        for (long left = rest.toNanos(); left > 0 && goOn.getAsBoolean(); left = end - System.nanoTime()) {
            Thread.sleep(Duration.ofNanos(Math.min(left, 100_000_000)));
        }
    }
}
