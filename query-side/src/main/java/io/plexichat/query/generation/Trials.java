package io.plexichat.query.generation;

import io.plexichat.kernel.projection.ProjectionOrder.TryOut;
import io.plexichat.kernel.projection.ProjectionRejections;
import io.plexichat.kernel.projection.TrialView;
import io.plexichat.query.projection.ProjectionStore;
import io.plexichat.query.projection.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tries projections out, one at a time among all processes on one database. Whatever a trial made is dropped when it ends; what one left
 * that could not end is dropped when a process starts, before the next trial, and now and then.
 */
public final class Trials implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Trials.class);
    private static final long SWEEP_EACH_SECONDS = 60;

    private final List<ReadModel> models;
    private volatile @Nullable ScheduledExecutorService sweeps;

    public Trials(List<ReadModel> models) {
        this.models = List.copyOf(models);
    }

    TrialView tryOut(ReadModel model, TryOut order) throws Exception {
        try (TrialLock _ = lock(model).orElseThrow(Trials::underWay)) {
            models.forEach(Trials::remove);
            long head = model.runtime().head();
            Long asked = order.to();
            long to = Math.min(
                    head, asked == null ? model.table().position(model.active().schema()) : asked);
            if (to - order.from() >= TryOut.MOST_EVENTS) {
                throw ProjectionRejections.TRY_TOO_LONG.because("Expected to try at most " + TryOut.MOST_EVENTS
                        + " events, but from position " + order.from() + " to " + to + " there are more.");
            }
            log.info(
                    "{} is tried out from position {} to {}, as {} ordered.",
                    model.name(),
                    order.from(),
                    to,
                    order.by());
            try {
                return new Trial(model, order, to).run();
            } finally {
                // An interrupt would keep it from being dropped.
                boolean interrupted = Thread.interrupted();
                remove(model);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private static RuntimeException underWay() {
        return ProjectionRejections.TRY_UNDER_WAY.because(
                "Expected to try a projection out, but one is being tried out already.");
    }

    private static Optional<TrialLock> lock(ReadModel model) {
        return TrialLock.take(model.runtime().builds().database());
    }

    /** Drops what trials left, unless one is under way. */
    void sweep() {
        List<ReadModel> left = models.stream()
                .filter(model -> model.runtime().builds().isThere(Schema.trial(model.name())))
                .toList();
        if (left.isEmpty()) {
            return;
        }
        lock(left.getFirst()).ifPresent(lock -> {
            try (lock) {
                left.forEach(Trials::remove);
            }
        });
    }

    /** The schema is made first and goes last, so it tells whether anything is there. */
    private static void remove(ReadModel model) {
        Schema schema = Schema.trial(model.name());
        ProjectionStore store = model.runtime().builds();
        try {
            if (store.isThere(schema)) {
                model.definition().newest(schema).target().drop();
                store.drop(schema);
            }
        } catch (IOException | RuntimeException e) {
            log.warn("{} could not be removed yet: {}", schema, e.toString());
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("trials").daemon().factory());
        sweeps = executor;
        Future<?> _ = executor.scheduleWithFixedDelay(this::sweepQuietly, 0, SWEEP_EACH_SECONDS, TimeUnit.SECONDS);
    }

    private void sweepQuietly() {
        try {
            sweep();
        } catch (RuntimeException e) {
            // The database may be away; the next one tells.
            log.debug("Expected to look for what trials left, but could not.", e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = sweeps;
        sweeps = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return sweeps != null;
    }
}
