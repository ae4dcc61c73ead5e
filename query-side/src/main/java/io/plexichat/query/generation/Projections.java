package io.plexichat.query.generation;

import io.plexichat.query.projection.MovesListener;
import io.plexichat.query.projection.ProjectionStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** All read models of this process, fed while the application runs. */
public final class Projections implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Projections.class);
    /** Before anything that asks, after anything that is asked. */
    private static final int PHASE = 0;

    private static final long LOOK_EACH_MILLIS = 1_000;

    private final List<ReadModel> models;
    private final ProjectionStore store;
    private volatile @Nullable ScheduledExecutorService looks;
    private volatile @Nullable MovesListener listener;

    /** @param store heard for moves that other processes make, if it is shared */
    public Projections(List<ReadModel> models, ProjectionStore store) {
        this.store = store;
        this.models =
                models.stream().sorted(Comparator.comparing(ReadModel::name)).toList();
    }

    /** By name. */
    public List<ReadModel> all() {
        return models;
    }

    public Optional<ReadModel> find(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    @Override
    public void start() {
        models.forEach(ReadModel::start);
        if (store.isShared()) {
            listener = MovesListener.start(
                    store, (schema, position) -> models.forEach(each -> each.heard(schema, position)));
        }
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("projections").factory());
        looks = executor;
        Future<?> _ = executor.scheduleWithFixedDelay(
                () -> models.forEach(Projections::look), LOOK_EACH_MILLIS, LOOK_EACH_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void look(ReadModel model) {
        try {
            model.look();
            model.rollBackIfOrdered();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            // The database may be away; the next look tells.
            log.debug("Expected to look after {}, but could not.", model.name(), e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = looks;
        looks = null;
        if (running != null) {
            running.shutdownNow();
        }
        MovesListener listening = listener;
        listener = null;
        if (listening != null) {
            listening.close();
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            models.forEach(model -> {
                Future<?> _ = threads.submit(model::stop);
            });
        }
    }

    @Override
    public boolean isRunning() {
        return looks != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
