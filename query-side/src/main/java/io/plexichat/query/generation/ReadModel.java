package io.plexichat.query.generation;

import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.GenerationView.Role;
import io.plexichat.query.projection.BulkReader;
import io.plexichat.query.projection.ProjectionRunner;
import io.plexichat.query.projection.ProjectionState;
import io.plexichat.query.projection.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One projection in this process: the generation that answers, and those fed beside it. */
public final class ReadModel {
    private static final Logger log = LoggerFactory.getLogger(ReadModel.class);

    private final ProjectionDefinition definition;
    private final ProjectionRuntime runtime;
    private final GenerationTable table;
    private final BuildTable builds;
    private final Remains remains;
    private final Runners runners;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private final List<Runnable> onExchange = new CopyOnWriteArrayList<>();
    /** Held while the table says which generation is active and while that comes to answer, so that no older one comes to answer after it. */
    private final ReentrantLock exchanging = new ReentrantLock();

    private volatile @Nullable ProjectionRunner active;
    private volatile List<Generation> rows = List.of();
    private volatile boolean started;
    private volatile @Nullable Build build;

    public ReadModel(ProjectionDefinition definition, ProjectionRuntime runtime) {
        this.definition = definition;
        this.runtime = runtime;
        this.table = new GenerationTable(runtime.builds().database());
        this.builds = new BuildTable(runtime.builds().database());
        this.runners = new Runners(definition, runtime, this::moved);
        this.remains = new Remains(definition, runtime, table, builds);
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
        runners.all().stream().filter(runner -> runner != first).forEach(all::add);
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
                builds.add(fresh, definition.version(), BuildPace.DEFAULT, null);
                table.exchange(fresh, Duration.ZERO);
            }
        });
        rows = table.of(name());
        active = runners.of(row(Role.ACTIVE));
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
        runners.all().forEach(ProjectionRunner::stop);
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

    /** Told how far another process has brought one of the generations. */
    void heard(String schema, long position) {
        runners.all().stream()
                .filter(runner -> runner.schema().toString().equals(schema))
                .forEach(runner -> runner.heard(position));
    }

    private void feedAndAnswer() {
        for (Generation row : rows) {
            if (row.role() == Role.ACTIVE) {
                ProjectionRunner answering = feed(row);
                if (answering != active && answering.progress().position() >= position()) {
                    answerIfActive(answering);
                }
            } else if (row.role() == Role.PREVIOUS && feedsActive() && remains.knows(row)) {
                // By the same process as the active one, which can then bring both to one position.
                feed(row);
            } else if (row.role() != Role.BUILDING) {
                runners.forget(row.schema(), active());
            }
        }
        runners.all().forEach(ProjectionRunner::look);
    }

    /** Whether a generation has one of these roles; asks the database. */
    private boolean isNow(Schema schema, Role... roles) {
        return table.of(name()).stream()
                .anyMatch(row -> row.schema().equals(schema) && List.of(roles).contains(row.role()));
    }

    /** It may have been exchanged since the rows were read. */
    private void answerIfActive(ProjectionRunner answering) {
        exchanging.lock();
        try {
            if (isNow(answering.schema(), Role.ACTIVE)) {
                answer(answering);
            }
        } finally {
            exchanging.unlock();
        }
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
            ProjectionRunner runner = runners.find(row.schema());
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

    /** A generation, fed. */
    ProjectionRunner feed(Generation row) {
        ProjectionRunner runner = runners.of(row);
        if (started && runner.state() == ProjectionState.STOPPED) {
            runner.start();
        }
        return runner;
    }

    /** Null when it is not fed here. */
    @Nullable
    ProjectionRunner runner(Schema schema) {
        return runners.find(schema);
    }

    BulkReader bulkReader(Generation row) {
        return runtime.bulkReader(runners.projection(row));
    }

    /** Whether it is this process that writes the active generation, or nobody can. */
    boolean feedsActive() {
        ProjectionRunner answering = active();
        return answering.isWriting() || answering.state() == ProjectionState.FAILED;
    }

    /** Whether a version has to have the rows of the active generation. */
    boolean isComparable(int version) {
        return definition.areComparable(version, row(Role.ACTIVE).version());
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
        exchanging.lock();
        try {
            runtime.builds().inTransaction(() -> {
                table.lock();
                if (!isNow(next.schema(), Role.BUILDING, Role.PREVIOUS)) {
                    throw new IllegalStateException("Expected " + next.schema() + " to be kept, but it was dropped.");
                }
                table.exchange(next.schema(), runtime.kept());
            });
            answer(next);
        } finally {
            exchanging.unlock();
        }
        log.info("{} answers from position {} on.", next.schema(), position);
    }

    private void moved(ProjectionRunner runner) {
        if (runner == active) {
            followers.forEach(Runnable::run);
        }
    }

    private void answer(ProjectionRunner next) {
        active().retire();
        active = next;
        next.serve();
        onExchange.forEach(Runnable::run);
        followers.forEach(Runnable::run);
    }

    /** While the log is away, nobody knows how far behind it they are; they are there all the same. */
    private void beat() {
        long head;
        try {
            head = runtime.head();
        } catch (RuntimeException e) {
            log.debug("{} does not see the end of the log.", name(), e);
            return;
        }
        Instant now = Instant.now();
        rows.stream()
                .filter(row -> row.role() != Role.DROPPED)
                .forEach(row -> runners.pulse(row.schema()).beat(now, position(row), head));
    }

    /** As far as this process knows. */
    long position(Generation row) {
        Build working = build;
        ProjectionRunner runner = runners.find(row.schema());
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
        ProjectionRunner runner = runners.find(row.schema());
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
        return runners.pulse(schema);
    }

    /** As of the last look. */
    List<Generation> rows() {
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

    BuildTable builds() {
        return builds;
    }

    private Generation row(Role role) {
        return Objects.requireNonNull(find(role), "Expected a generation that is " + role);
    }

    private @Nullable Generation find(Role role) {
        return Generation.find(rows, role).orElse(null);
    }
}
