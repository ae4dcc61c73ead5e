package io.plexichat.query.generation;

import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.GenerationView;
import io.plexichat.kernel.projection.GenerationView.Role;
import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.ProjectionView;
import io.plexichat.query.projection.ProjectionRunner;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What operators are shown of a read model. Asks the database, so it is not for an event loop. */
record ProjectionViews(ParkedLetters letters) {
    private static final Duration NOW = Duration.ofSeconds(5);
    private static final Duration RECENT = Duration.ofSeconds(30);

    ProjectionView of(ReadModel model) {
        List<Generation> rows = model.table().of(model.name());
        long head = model.runtime().head();
        GenerationView active = Generation.find(rows, Role.ACTIVE)
                .map(row -> generation(model, row, head))
                .orElseThrow();
        ProjectionView.Previous previous = Generation.find(rows, Role.PREVIOUS)
                .map(row -> new ProjectionView.Previous(
                        generation(model, row, head), Objects.requireNonNull(row.keptUntil())))
                .orElse(null);
        BuildView build = Generation.find(rows, Role.BUILDING)
                .map(row -> build(model, row, Objects.requireNonNull(row.build()), head, rows))
                .orElse(null);
        long parked = active.deadLetters()
                + (previous == null ? 0 : previous.generation().deadLetters())
                + (build == null ? 0 : build.generation().deadLetters());
        return new ProjectionView(
                new ProjectionName(model.name()), model.definition().version(), active, previous, build, parked);
    }

    private BuildView build(
            ReadModel model, Generation row, Generation.Progress progress, long head, List<Generation> rows) {
        GenerationView generation = generation(model, row, head);
        Instant now = Instant.now();
        Duration worked = progress.worked().plus(model.reading());
        long read = generation.position() + 1;
        double seconds = worked.toNanos() / 1e9;
        return new BuildView(
                generation,
                progress.phase(),
                progress.state(),
                progress.because(),
                head,
                seconds <= 0 ? 0 : read / seconds,
                row.createdAt(),
                progress.phaseStartedAt(),
                progress.state() == BuildView.State.RUNNING
                        ? new TimeLeft(
                                        Math.max(0, head - generation.position()),
                                        read,
                                        worked,
                                        model.pulse(row.schema()).perSecond(RECENT),
                                        afterReading(rows, progress.pace()),
                                        progress.after().plus(Duration.between(progress.phaseStartedAt(), now)))
                                .in(progress.phase())
                        : null,
                progress.pace(),
                progress.reason(),
                progress.differences(),
                List.of(new BuildView.Segment(0, -1, generation.position(), head)));
    }

    /** As the last build of the read model had it. */
    private static double afterReading(List<Generation> rows, BuildPace pace) {
        return rows.reversed().stream()
                .filter(row -> row.role() != Role.BUILDING)
                .map(Generation::afterReading)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(TimeLeft.AT_FULL_SPEED * pace.share());
    }

    private GenerationView generation(ReadModel model, Generation row, long head) {
        Pulse pulse = model.pulse(row.schema());
        // Another process may feed it, and then only the table knows.
        long position = Math.max(model.position(row), model.table().position(row.schema()));
        return new GenerationView(
                row.number(),
                row.version(),
                row.schema().toString(),
                row.role(),
                state(model, row),
                position,
                head,
                position >= head
                        ? Duration.ZERO
                        : pulse.lag(Instant.now(), position).orElse(null),
                pulse.perSecond(NOW),
                bytes(model, row),
                row.createdAt(),
                letters.count(row.schema()),
                because(model, row));
    }

    private static GenerationView.State state(ReadModel model, Generation row) {
        return switch (Vitals.stateOf(model, row)) {
            case RUNNING, BLOCKED -> GenerationView.State.RUNNING;
            case PAUSED -> GenerationView.State.PAUSED;
            case FAILED, STOPPED -> GenerationView.State.STOPPED;
        };
    }

    private static @Nullable String because(ReadModel model, Generation row) {
        Generation.Progress progress = row.build();
        ProjectionRunner runner = model.runner(row.schema());
        Throwable failure = runner == null ? null : runner.failure();
        if (failure != null) {
            return "it could not take an event: " + failure.getClass().getName();
        }
        return progress == null || progress.state() != BuildView.State.FAILED ? null : progress.because();
    }

    private static @Nullable Long bytes(ReadModel model, Generation row) {
        try {
            ProjectionRunner runner = model.runner(row.schema());
            return model.runtime().builds().bytes(row.schema())
                    + (runner == null ? 0 : runner.target().bytes());
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
