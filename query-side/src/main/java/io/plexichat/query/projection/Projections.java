package io.plexichat.query.projection;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.SmartLifecycle;

/** All projections of this process, running while the application is. */
public final class Projections implements SmartLifecycle {
    /** Before anything that asks, after anything that is asked. */
    private static final int PHASE = 0;

    private final List<ProjectionRunner> runners;
    private volatile boolean running;

    public Projections(List<ProjectionRunner> runners) {
        this.runners = List.copyOf(runners);
    }

    public List<ProjectionRunner> all() {
        return runners;
    }

    public ProjectionRunner named(String name) {
        return runners.stream()
                .filter(runner -> runner.schema().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected the name of a projection, but got " + name));
    }

    /** Those that stand still for good; the server is not ready while there are any. */
    public List<ProjectionRunner> failed() {
        return runners.stream()
                .filter(runner -> runner.state() == ProjectionState.FAILED)
                .toList();
    }

    @Override
    public void start() {
        running = true;
        runners.forEach(ProjectionRunner::start);
    }

    @Override
    public void stop() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            runners.forEach(runner -> {
                Future<?> _ = threads.submit(runner::stop);
            });
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
