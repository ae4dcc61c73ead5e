package io.plexichat.query.generation;

import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.BuildPhase;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.BuildView.Difference;
import io.plexichat.kernel.projection.GenerationView;
import io.plexichat.kernel.projection.OrderReason;
import io.plexichat.query.projection.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of generations.
 *
 * @param keptUntil when a previous one is dropped, or what is left of a dropped one removed
 * @param rollsBack whether a previous one is ordered to answer again
 * @param afterReading what its build took after reading, as a part of what reading took; null before that, and of one that was not built
 * @param build what is only known of one that is being built
 */
record Generation(
        Schema schema,
        int version,
        GenerationView.Role role,
        Instant createdAt,
        @Nullable Instant keptUntil,
        boolean rollsBack,
        @Nullable Double afterReading,
        @Nullable Progress build) {

    /** The one of a role; never asked for dropped ones, of which there may be many. */
    static Optional<Generation> find(List<Generation> rows, GenerationView.Role role) {
        return rows.stream().filter(row -> row.role() == role).findFirst();
    }

    int number() {
        return schema.generation();
    }

    /**
     * @param because why it is blocked or failed, a clause
     * @param takesOver whether it becomes active whatever the comparison says
     * @param worked the time spent reading, rests included
     * @param after the time spent in the phases after that, but for the present one
     */
    record Progress(
            BuildPhase phase,
            Instant phaseStartedAt,
            BuildView.State state,
            @Nullable String because,
            BuildPace pace,
            boolean takesOver,
            @Nullable OrderReason reason,
            List<Difference> differences,
            Duration worked,
            Duration after) {
        Progress {
            differences = List.copyOf(differences);
        }
    }
}
