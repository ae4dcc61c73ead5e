package io.plexichat.query.projection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Keeps one projection at the head of the log. */
public final class ProjectionRunner {
    private static final Logger log = LoggerFactory.getLogger(ProjectionRunner.class);

    private static final int SEGMENT = 0;
    private static final Duration CLAIM_RENEWAL = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    /** About half a minute of waiting: somebody should be told. */
    private static final int MANY_FAILURES = 16;

    private final Parts parts;
    private final Projection projection;
    private final ReadLimit limit = new ReadLimit();
    private final ChunkedSource events;
    private final ParkedEvents parked;
    private final ChunkInvoker invoker;
    private final ProjectionProgress progress;
    private final Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(2));
    private volatile ProjectionState state = ProjectionState.STOPPED;
    private volatile @Nullable Throwable failure;
    private volatile boolean serves;
    private @Nullable ProjectionThreads threads;
    private @Nullable PooledStreamingEventProcessor processor;

    public ProjectionRunner(
            Projection projection,
            ProjectionStore store,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            EventProcessorSpanFactory spans,
            String owner,
            int chunkSize) {
        this.parts = Parts.of(projection, store, spans, owner, false);
        this.projection = projection;
        this.events = new ChunkedSource(events, chunkSize, limit);
        Intake intake = parts.intake(Pass.LIVE);
        this.invoker = new ChunkInvoker(parts, intake);
        this.parked = new ParkedEvents(parts.schema(), parts.letters(), new LetterRetry(parts, intake));
        this.progress = parts.progress();
        progress.onMove(this::moved);
    }

    public ProjectionTarget target() {
        return projection.target();
    }

    /** Up to where it may go. */
    public ReadLimit limit() {
        return limit;
    }

    /** Why it stands for good; null unless it does. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** What makes its rows. */
    public Projection projection() {
        return projection;
    }

    public Schema schema() {
        return projection.schema();
    }

    public ProjectionState state() {
        return state;
    }

    public ProjectionProgress progress() {
        return progress;
    }

    /** Events it could not take, and those behind them. */
    public ParkedEvents parked() {
        return parked;
    }

    /** A digest of each table's rows; equal rows, equal digest. */
    public Map<String, TableDigest> checksums() {
        return parts.store().checksums(schema());
    }

    /** Readers are sent to it from now on. */
    public void serve() {
        serves = true;
        later(
                () -> {
                    try {
                        projection.target().activate();
                    } catch (IOException | RuntimeException e) {
                        log.warn("{} answers, but what it writes to could not be told: {}", schema(), e.toString());
                    }
                },
                Duration.ZERO);
    }

    /** Readers are sent elsewhere from now on; when it begins anew, it does not call them back. */
    public void retire() {
        serves = false;
    }

    /** Learns how far another process that holds the claim has come. Nothing happens when this one does. */
    public void look() {
        if (follows()) {
            heard(parts.table().position());
        }
    }

    /** Told how far the process that holds the claim has come. */
    public synchronized void heard(long position) {
        if (follows() && position > progress.position()) {
            progress.moveTo(position);
        }
    }

    private boolean follows() {
        return state == ProjectionState.RUNNING && !isWriting();
    }

    /** Whether this process holds the claim. */
    public boolean isWriting() {
        PooledStreamingEventProcessor running = processor;
        return running != null && !running.processingStatus().isEmpty();
    }

    /** Returns when the tables are there. What else it writes to may come later. */
    public synchronized void start() {
        if (state != ProjectionState.STOPPED) {
            return;
        }
        parts.store().migrate(projection, parts.letters(), true);
        parts.store().inTransaction(() -> {
            projection.mend(parts.store().rows(false));
        });
        parts.letters().refresh();
        progress.moveTo(parts.table().position());
        failure = null;
        state = ProjectionState.STARTING;
        ProjectionThreads started = ProjectionThreads.start(schema());
        threads = started;
        started.workers().execute(this::prepareThenRun);
    }

    /** Returns when nothing is written any more. */
    public void stop() {
        PooledStreamingEventProcessor running;
        ProjectionThreads started;
        synchronized (this) {
            state = ProjectionState.STOPPED;
            running = processor;
            started = threads;
            processor = null;
            threads = null;
        }
        limit.lift();
        if (running != null) {
            running.shutdownAsync()
                    .orTimeout(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(failure -> {
                        log.warn("{} did not stop in {}.", schema(), STOP_LIMIT, failure);
                        return null;
                    })
                    .join();
        }
        if (started != null) {
            started.shutdownNow();
        }
    }

    /** Drops all content and projects the whole log again. Readers meanwhile see what is there. */
    public void reset() {
        stop();
        clear();
        start();
    }

    private void clear() {
        try {
            projection.target().drop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        forget();
    }

    private void forget() {
        parts.store().clear(schema(), parts.letters());
        progress.moveTo(Positions.NONE);
    }

    private void prepareThenRun() {
        try {
            prepare();
        } catch (IOException | RuntimeException e) {
            if (state == ProjectionState.STOPPED) {
                return;
            }
            if (parts.failures().isPassing(e)) {
                Duration delay = backoff.next();
                // When all start at once, some are later than others.
                log.atLevel(backoff.failures() > MANY_FAILURES ? Level.WARN : Level.DEBUG)
                        .log("{} waits {} for what it writes to: {}", schema(), delay, e.toString());
                later(this::prepareThenRun, delay);
            } else {
                fail(e);
            }
            return;
        }
        run();
    }

    /** The position goes first: were the target made first, a crash in between would leave it empty for good. */
    private void prepare() throws IOException {
        ProjectionTarget target = projection.target();
        if (!target.isThere()) {
            if (progress.position() != Positions.NONE) {
                log.warn("{} lost what it wrote outside the database and is projected again.", schema());
                forget();
            }
            target.create(false);
        }
        if (serves) {
            target.activate();
        }
    }

    private synchronized void run() {
        ProjectionThreads started = threads;
        if (started == null) {
            return;
        }
        processor = PooledStreamingEventProcessor.builder()
                .name(schema().toString())
                .messageSource(events)
                .eventHandlerInvoker(invoker)
                .errorHandler(this::failed)
                .tokenStore(parts.table())
                .transactionManager(parts.store().transactions())
                .coordinatorExecutor(started.coordinator())
                .workerExecutor(started.workers())
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(1)
                .tokenClaimInterval(CLAIM_RENEWAL.toMillis())
                .claimExtensionThreshold(CLAIM_RENEWAL.toMillis())
                .enableCoordinatorClaimExtension()
                .build();
        processor.start();
        state = ProjectionState.RUNNING;
        later(() -> retryLetters(started), CLAIM_RENEWAL);
    }

    /** @param started what this belongs to: a later start has a round of its own */
    private void retryLetters(ProjectionThreads started) {
        Duration next = parked.retryNow();
        if (Objects.equals(threads, started)) {
            later(() -> retryLetters(started), next);
        }
    }

    private void failed(ErrorContext context) {
        Throwable cause = context.error();
        if (parts.failures().isPassing(cause)) {
            state = ProjectionState.WAITING;
            Duration delay = backoff.next();
            log.warn("{} tries again in {}: {}", schema(), delay, cause.toString());
            later(this::claimAgain, delay);
        } else {
            fail(cause);
        }
        throw new BatchNotTakenException(schema());
    }

    /** Axon itself would wait up to a minute. */
    private void claimAgain() {
        PooledStreamingEventProcessor running = processor;
        if (running != null) {
            CompletableFuture<Boolean> _ = running.claimSegment(SEGMENT);
        }
    }

    private void moved() {
        backoff.reset();
        if (state == ProjectionState.WAITING) {
            state = ProjectionState.RUNNING;
        }
    }

    private void fail(Throwable cause) {
        failure = cause;
        state = ProjectionState.FAILED;
        log.error("{} stands at position {} until it is repaired.", schema(), progress.position(), cause);
        PooledStreamingEventProcessor running = processor;
        if (running != null) {
            CompletableFuture<Void> _ = running.shutdownAsync();
        }
    }

    private void later(Runnable action, Duration delay) {
        ProjectionThreads started = threads;
        if (started != null && !started.workers().isShutdown()) {
            Future<?> _ = started.workers().schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
