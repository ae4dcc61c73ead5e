package io.plexichat.query.generation;

import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.GenerationView.Role;
import io.plexichat.query.projection.BulkReader;
import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.ProjectionRunner;
import io.plexichat.query.projection.ProjectionState;
import io.plexichat.query.projection.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One projection in this process: the generation that answers, and those fed beside it. */
public final class ReadModel {
    private static final Logger log = LoggerFactory.getLogger(ReadModel.class);

    private final ProjectionDefinition definition;
    private final ProjectionRuntime runtime;
    private final GenerationTable table;
    private final Remains remains;
    private final Map<Schema, ProjectionRunner> runners = new ConcurrentHashMap<>();
    private final Map<Schema, Pulse> pulses = new ConcurrentHashMap<>();
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private final List<Runnable> onExchange = new CopyOnWriteArrayList<>();
    private volatile @Nullable ProjectionRunner active;
    private volatile List<Generation> rows = List.of();
    private volatile boolean started;
    private volatile @Nullable Build build;

    public ReadModel(ProjectionDefinition definition, ProjectionRuntime runtime) {
        this.definition = definition;
        this.runtime = runtime;
        this.table = new GenerationTable(runtime.builds().database());
        this.remains = new Remains(definition, runtime, table);
    }

    public String name() {
        return definition.name();
    }

    /** The generation that answers. It is made known by {@link #prepare}. */
    public ProjectionRunner active() {
        return Objects.requireNonNull(active, "Expected the read model to be prepared first.");
    }

    /** All generations that are fed here, the active one first. */
    public List<ProjectionRunner> fed() {
        ProjectionRunner first = active();
        List<ProjectionRunner> all = new ArrayList<>(List.of(first));
        runners.values().stream().filter(runner -> runner != first).forEach(all::add);
        return all;
    }

    /** Whether it answers and is fed. */
    public boolean isWell() {
        return active().state() == ProjectionState.RUNNING;
    }

    /** Of the last event that answers show; -1 before the first. It never goes back. */
    public long position() {
        return active().progress().position();
    }

    /**
     * Whether no generation holds anything that it held before an event, in whatever process it is fed. Asks the database.
     *
     * @param position of the event
     */
    public boolean isPastEverywhere(long position) {
        return table.of(name()).stream()
                        .filter(row -> row.role() != Role.DROPPED || row.keptUntil() != null)
                        .allMatch(row -> row.role() != Role.DROPPED && table.position(row.schema()) >= position)
                && !runtime.builds().isThere(Schema.trial(name()));
    }

    /** Runs an action after each move of what answers show, on the thread that moved it: it must be quick. */
    public void onMove(Runnable action) {
        followers.add(action);
    }

    /** Runs an action each time that another generation answers. */
    public void onExchange(Runnable action) {
        onExchange.add(action);
    }

    /** Learns which generation answers, and makes the first one if there is none. */
    public synchronized void prepare() {
        if (active != null) {
            return;
        }
        runtime.builds().inTransaction(() -> {
            table.create();
            if (table.find(name(), Role.ACTIVE).isEmpty()) {
                remains.adopt();
            }
            Generation answering = table.find(name(), Role.ACTIVE).orElseThrow();
            if (!remains.knows(answering)) {
                log.warn(
                        "{} is of version {}, which this release cannot read: it is projected again and answers as far as that is.",
                        answering.schema(),
                        answering.version());
                Schema fresh = remains.next();
                table.addBuild(fresh, definition.version(), BuildPace.DEFAULT, null);
                table.exchange(fresh, Duration.ZERO);
            }
        });
        rows = table.of(name());
        active = runner(row(Role.ACTIVE));
    }

    /** Returns when the tables of the active generation are there. */
    public synchronized void start() {
        prepare();
        started = true;
        active().serve();
        active().start();
        look();
    }

    /** Returns when nothing is written any more. */
    public synchronized void stop() {
        started = false;
        stopBuild();
        runners.values().forEach(ProjectionRunner::stop);
    }

    /** Goes back to the previous generation, if that was ordered and is for this process to do. */
    public void rollBackIfOrdered() throws TimeoutException, InterruptedException {
        Generation previous = find(Role.PREVIOUS);
        if (started && previous != null && previous.rollsBack() && feedsActive()) {
            ProjectionRunner runner = feed(previous);
            if (runner.isWriting()) {
                exchange(runner);
            }
        }
    }

    /** Brings what runs here to what the table says. To be called each second, and after a change. */
    public synchronized void look() {
        if (!started) {
            return;
        }
        rows = table.of(name());
        if (remains.settle(rows)) {
            rows = table.of(name());
        }
        feedAndAnswer();
        work();
        beat();
    }

    private void feedAndAnswer() {
        for (Generation row : rows) {
            if (row.role() == Role.ACTIVE) {
                ProjectionRunner answering = feed(row);
                if (answering != active && answering.progress().position() >= position()) {
                    answer(answering);
                }
            } else if (row.role() == Role.PREVIOUS && feedsActive() && remains.knows(row)) {
                // By the same process as the active one, which can then bring both to one position.
                feed(row);
            } else if (row.role() != Role.BUILDING) {
                forget(row.schema());
            }
        }
        runners.values().forEach(ProjectionRunner::look);
    }

    private void work() {
        Generation row = find(Role.BUILDING);
        Build current = build;
        if (current != null && (row == null || !row.schema().equals(current.schema()))) {
            stopBuild();
        }
        if (row != null) {
            Build working = build;
            if (working == null) {
                build = Build.start(this, row);
            } else {
                working.changed(row);
            }
            boolean rests = Objects.requireNonNull(row.build()).state() == BuildView.State.PAUSED;
            ProjectionRunner runner = runners.get(row.schema());
            if (rests && runner != null) {
                runner.stop();
            }
        }
    }

    private void stopBuild() {
        Build current = build;
        build = null;
        if (current != null) {
            current.stop();
        }
    }

    private void forget(Schema schema) {
        ProjectionRunner runner = runners.get(schema);
        if (runner != null && runner != active) {
            runner.stop();
            runners.remove(schema);
            pulses.remove(schema);
        }
    }

    /** A generation, fed. */
    ProjectionRunner feed(Generation row) {
        ProjectionRunner runner = runner(row);
        if (started && runner.state() == ProjectionState.STOPPED) {
            runner.start();
        }
        return runner;
    }

    private ProjectionRunner runner(Generation row) {
        return runners.computeIfAbsent(row.schema(), schema -> {
            ProjectionRunner made = runtime.runner(projection(row));
            made.progress().onMove(() -> {
                if (made == active) {
                    followers.forEach(Runnable::run);
                }
            });
            return made;
        });
    }

    /** Null when it is not fed here. */
    @Nullable
    ProjectionRunner runner(Schema schema) {
        return runners.get(schema);
    }

    BulkReader bulkReader(Generation row) {
        return runtime.bulkReader(projection(row));
    }

    private Projection projection(Generation row) {
        return definition
                .projection(row.version(), row.schema())
                .orElseThrow(() ->
                        new IllegalStateException("Expected to know version " + row.version() + " of " + name() + "."));
    }

    /** Whether it is this process that writes the active generation, or nobody can. */
    boolean feedsActive() {
        ProjectionRunner answering = active();
        return answering.isWriting() || answering.state() == ProjectionState.FAILED;
    }

    boolean isComparable(Generation next) {
        return definition.areComparable(next.version(), row(Role.ACTIVE).version());
    }

    boolean activeIsComparable() {
        return definition.areComparable(definition.version(), row(Role.ACTIVE).version());
    }

    /** Makes another generation the active one. Both stand still meanwhile, so that no reader sees less than before. */
    void exchange(ProjectionRunner next) throws TimeoutException, InterruptedException {
        ProjectionRunner before = active();
        if (before.failure() != null) {
            exchange(next, next.progress().position());
            return;
        }
        try (Standstill standstill = Standstill.of(before, next)) {
            exchange(next, standstill.position());
        }
    }

    private void exchange(ProjectionRunner next, long position) {
        runtime.builds().inTransaction(() -> {
            table.lock();
            table.exchange(next.schema(), runtime.kept());
        });
        answer(next);
        log.info("{} answers from position {} on.", next.schema(), position);
    }

    private void answer(ProjectionRunner next) {
        active = next;
        next.serve();
        onExchange.forEach(Runnable::run);
        followers.forEach(Runnable::run);
    }

    private void beat() {
        long head = runtime.head();
        Instant now = Instant.now();
        for (Generation row : rows) {
            long position = position(row);
            pulses.computeIfAbsent(row.schema(), _ -> new Pulse()).beat(now, position, head);
        }
    }

    /** As far as this process knows. */
    long position(Generation row) {
        Build working = build;
        ProjectionRunner runner = runners.get(row.schema());
        if (runner != null) {
            return runner.progress().position();
        }
        return working != null && working.schema().equals(row.schema()) ? working.position() : -1;
    }

    /** The events a generation set aside; empty when it is another process that knows. */
    OptionalLong parked(Generation row) {
        Build working = build;
        if (row.role() == Role.BUILDING && working != null && feedsActive()) {
            return OptionalLong.of(working.parked());
        }
        ProjectionRunner runner = runners.get(row.schema());
        return runner != null && (runner.isWriting() || runner.state() == ProjectionState.FAILED)
                ? OptionalLong.of(runner.parked().count())
                : OptionalLong.empty();
    }

    /** The time that a build has been reading in this process since it was last written down. */
    Duration reading() {
        Build working = build;
        return working == null ? Duration.ZERO : working.reading();
    }

    Pulse pulse(Schema schema) {
        return pulses.computeIfAbsent(schema, _ -> new Pulse());
    }

    Collection<Generation> rows() {
        return rows;
    }

    /** Within a transaction that locked the table: where the next generation is to be. */
    Schema nextSchema() {
        return remains.next();
    }

    ProjectionDefinition definition() {
        return definition;
    }

    ProjectionRuntime runtime() {
        return runtime;
    }

    GenerationTable table() {
        return table;
    }

    private Generation row(Role role) {
        return Objects.requireNonNull(find(role), "Expected a generation that is " + role);
    }

    private @Nullable Generation find(Role role) {
        return rows.stream().filter(row -> row.role() == role).findFirst().orElse(null);
    }
}
