package io.plexichat.query.generation;

import io.plexichat.kernel.projection.BuildPhase;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.GenerationView.Role;
import io.plexichat.query.projection.ProjectionRunner;
import io.plexichat.query.projection.ProjectionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a generation is, as this process knew at its last look: asks no database, so it may be asked at any time.
 *
 * @param position of the last event it took; -1 before the first
 * @param lag the age of the oldest event it has not taken; empty when it is older than what is known
 * @param deadLetters empty when it is another process that knows
 * @param phase null unless it is being built
 */
public record Vitals(
        long position,
        long lagEvents,
        Optional<Duration> lag,
        double eventsPerSecond,
        OptionalLong deadLetters,
        State state,
        @Nullable BuildPhase phase) {
    private static final Duration NOW = Duration.ofSeconds(5);

    /** What it does. */
    public enum State {
        /** Takes events, or waits for some. */
        RUNNING,
        /** A build that was told to wait. */
        PAUSED,
        /** A build that is complete and waits for an operator. */
        BLOCKED,
        /** A build that cannot go on. */
        FAILED,
        /** A generation that takes no events until somebody does something. */
        STOPPED
    }

    /** Empty when the read model has no generation of that role. */
    public static Optional<Vitals> of(ReadModel model, Role role) {
        return Generation.find(model.rows(), role).map(row -> of(model, row));
    }

    private static Vitals of(ReadModel model, Generation row) {
        Pulse pulse = model.pulse(row.schema());
        long position = model.position(row);
        long lag = Math.max(0, pulse.head() - position);
        Generation.Progress progress = row.build();
        return new Vitals(
                position,
                lag,
                lag == 0 ? Optional.of(Duration.ZERO) : pulse.lag(Instant.now(), position),
                pulse.perSecond(NOW),
                model.parked(row),
                stateOf(model, row),
                progress == null ? null : progress.phase());
    }

    static State stateOf(ReadModel model, Generation row) {
        ProjectionRunner runner = model.runner(row.schema());
        Generation.Progress progress = row.build();
        return switch (progress == null ? BuildView.State.RUNNING : progress.state()) {
            case RUNNING -> runner != null && runner.state() == ProjectionState.FAILED ? State.STOPPED : State.RUNNING;
            case PAUSED -> State.PAUSED;
            case BLOCKED -> State.BLOCKED;
            case FAILED -> State.FAILED;
        };
    }
}
