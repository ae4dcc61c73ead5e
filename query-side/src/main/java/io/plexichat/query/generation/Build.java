package io.plexichat.query.generation;

import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.BuildPhase;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.query.projection.Backoff;
import io.plexichat.query.projection.ProjectionRunner;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.projection.SpareProcessors;
import io.plexichat.query.projection.Throttle;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one generation and puts it in the place of the active one, a phase after the other. What was done stands in the database, so any
 * process can go on with it: the one that feeds the active generation does.
 */
final class Build {
    private static final Logger log = LoggerFactory.getLogger(Build.class);
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final ReadModel model;
    private final Schema schema;
    private final BulkBuild bulk;
    private final Thread thread;
    private final Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(2));
    private final Semaphore news = new Semaphore(0);
    private volatile Generation row;
    private volatile boolean stopped;

    private Build(ReadModel model, Generation row) {
        this.model = model;
        this.schema = row.schema();
        this.row = row;
        this.bulk = new BulkBuild(schema, model.bulkReader(row), model.builds(), this::mayRead, this::throttle);
        this.thread = Thread.ofPlatform().name(schema + "-build").unstarted(this::run);
    }

    static Build start(ReadModel model, Generation row) {
        Build build = new Build(model, row);
        build.thread.start();
        return build;
    }

    Schema schema() {
        return schema;
    }

    /** Of the last event it took, as far as this process knows; -1 before the first. */
    long position() {
        ProjectionRunner runner = model.runner(schema);
        return runner == null ? bulk.position() : runner.progress().position();
    }

    /** Events it set aside, as far as this process knows. */
    long parked() {
        ProjectionRunner runner = model.runner(schema);
        return runner == null ? bulk.parked() : runner.parked().count();
    }

    /** The time it has been reading since that was last written down. */
    Duration reading() {
        return bulk.reading();
    }

    /** What the table says now. */
    void changed(Generation now) {
        boolean isNew = !now.equals(row);
        row = now;
        if (isNew) {
            news.release();
        }
    }

    /** Returns when nothing is written any more. */
    void stop() {
        stopped = true;
        news.release();
        try {
            if (!thread.join(STOP_LIMIT)) {
                log.warn("The build of {} did not stop in {}.", schema, STOP_LIMIT);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            try {
                if (goesOn()) {
                    step(progress().phase());
                    backoff.reset();
                } else {
                    rest(STEP);
                }
            } catch (InterruptedException _) {
                return;
            } catch (Exception e) {
                failed(e);
            }
        }
        bulk.leave();
    }

    /** Whether it is for this process to work on it now, by what the table says: what was last told may be older than what it did itself. */
    private boolean goesOn() {
        if (mayRead()) {
            reload();
        }
        boolean mayWork = mayRead();
        if (!mayWork) {
            bulk.leave();
        }
        return mayWork;
    }

    private void step(BuildPhase phase) throws Exception {
        switch (phase) {
            case READING -> read();
            case INDEXING -> index();
            case CATCHING_UP -> catchUp();
            case COMPARING -> compare();
            case SWITCHING -> exchange();
        }
    }

    private void read() throws Exception {
        if (bulk.read()) {
            enter(BuildPhase.INDEXING);
        }
    }

    private void index() throws Exception {
        if (bulk.index()) {
            bulk.leave();
            enter(BuildPhase.CATCHING_UP);
        }
    }

    private void catchUp() throws Exception {
        ProjectionRunner next = written();
        if (next == null) {
            return;
        }
        try {
            next.progress().await(model.runtime().head(), STEP).get();
        } catch (ExecutionException _) {
            return;
        }
        if (next.parked().count() > 0) {
            next.parked().tryQuietly();
        }
        enter(BuildPhase.COMPARING);
    }

    private void compare() throws Exception {
        ProjectionRunner next = written();
        if (next == null) {
            return;
        }
        String objection = progress().takesOver() ? null : objection(next);
        if (objection == null) {
            enter(BuildPhase.SWITCHING);
        } else {
            log.warn("{} does not take over: {}.", schema, objection);
            model.builds().block(schema, objection);
        }
    }

    private @Nullable String objection(ProjectionRunner next) throws Exception {
        ProjectionRunner active = model.active();
        if (active.failure() != null) {
            return "the active generation stands at position "
                    + active.progress().position() + ", so there is nothing to compare with";
        }
        if (model.isComparable(row.version())) {
            Comparison comparison = new Comparing(model.runtime().builds(), active, next).compare();
            model.builds().compared(schema, comparison.differences());
            if (comparison.activeIsWhole() && !comparison.differences().isEmpty()) {
                return "at position " + comparison.position() + " it differs from the active generation in "
                        + String.join(
                                ", ",
                                comparison.differences().stream()
                                        .map(BuildView.Difference::table)
                                        .toList());
            }
        }
        long parked = next.parked().count();
        return parked == 0 ? null : "it has " + parked + " dead letters";
    }

    private void exchange() throws Exception {
        ProjectionRunner next = written();
        if (next != null) {
            model.exchange(next);
            stopped = true;
        }
    }

    /** What feeds it, once it is this process that writes; null after a rest, until then. */
    private @Nullable ProjectionRunner written() throws InterruptedException {
        ProjectionRunner next = model.feed(row);
        requireNotFailed(next);
        if (next.isWriting()) {
            return next;
        }
        rest(STEP);
        return null;
    }

    /** Its row may be no build's any more, when somebody abandoned it. */
    private void reload() {
        model.table().of(schema.name()).stream()
                .filter(each -> each.schema().equals(schema) && each.build() != null)
                .findFirst()
                .ifPresentOrElse(this::changed, () -> stopped = true);
    }

    private static void requireNotFailed(ProjectionRunner runner) {
        Throwable failure = runner.failure();
        if (failure != null) {
            throw new IllegalStateException("Expected " + runner.schema() + " to be fed, but it stands.", failure);
        }
    }

    private boolean mayRead() {
        return !stopped && progress().state() == BuildView.State.RUNNING && model.feedsActive();
    }

    private Throttle throttle() {
        BuildPace pace = progress().pace();
        Long events = pace.eventsPerSecond();
        return new Throttle(pace.share(), events == null ? Long.MAX_VALUE : events).givingWay(SpareProcessors.part());
    }

    private void enter(BuildPhase phase) {
        model.builds().enter(schema, phase);
        log.info("{}, at position {}, goes on with {}.", schema, position(), phase);
    }

    private void failed(Exception e) {
        bulk.leave();
        if (stopped) {
            return;
        }
        try {
            if (bulk.isDiskFull(e)) {
                // The log needs what is left.
                stand("the disk is full at position " + position());
                log.error("The build of {} stands: the disk is full.", schema);
            } else if (e instanceof TimeoutException || bulk.isPassing(e)) {
                Duration delay = backoff.next();
                log.warn("The build of {} tries again in {}: {}", schema, delay, e.toString());
                rest(delay);
            } else {
                log.error("The build of {} cannot go on from position {}.", schema, position(), e);
                stand("it cannot go on from position " + position() + ": "
                        + e.getClass().getName());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException again) {
            log.warn("The build of {} could not tell that it failed: {}", schema, again.toString());
        }
    }

    private void stand(String because) {
        model.builds().stop(schema, BuildView.State.FAILED, because);
    }

    /** Until something changes. */
    private void rest(Duration atMost) throws InterruptedException {
        boolean _ = stopped || news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Generation.Progress progress() {
        Generation.Progress progress = row.build();
        if (progress == null) {
            throw new IllegalStateException("Expected " + schema + " to be in the making.");
        }
        return progress;
    }
}
