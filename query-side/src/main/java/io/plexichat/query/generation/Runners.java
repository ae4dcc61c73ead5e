package io.plexichat.query.generation;

import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.ProjectionRunner;
import io.plexichat.query.projection.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What feeds the generations of one projection in this process. */
final class Runners {
    private final ProjectionDefinition definition;
    private final ProjectionRuntime runtime;
    private final Consumer<ProjectionRunner> onMove;
    private final Map<Schema, ProjectionRunner> runners = new ConcurrentHashMap<>();
    private final Map<Schema, Pulse> pulses = new ConcurrentHashMap<>();

    /** @param onMove told of each move of each, on the thread that moved it */
    Runners(ProjectionDefinition definition, ProjectionRuntime runtime, Consumer<ProjectionRunner> onMove) {
        this.definition = definition;
        this.runtime = runtime;
        this.onMove = onMove;
    }

    Collection<ProjectionRunner> all() {
        return List.copyOf(runners.values());
    }

    /** Made if it is not there. */
    ProjectionRunner of(Generation row) {
        return runners.computeIfAbsent(row.schema(), _ -> {
            ProjectionRunner made = runtime.runner(projection(row));
            made.progress().onMove(() -> onMove.accept(made));
            return made;
        });
    }

    /** Null when it is not there. */
    @Nullable
    ProjectionRunner find(Schema schema) {
        return runners.get(schema);
    }

    Pulse pulse(Schema schema) {
        return pulses.computeIfAbsent(schema, _ -> new Pulse());
    }

    /** Stops what feeds a generation, unless that answers. */
    void forget(Schema schema, ProjectionRunner answering) {
        ProjectionRunner runner = runners.get(schema);
        if (runner != null && runner != answering) {
            runner.stop();
            runners.remove(schema);
            pulses.remove(schema);
        }
    }

    Projection projection(Generation row) {
        return definition
                .projection(row.version(), row.schema())
                .orElseThrow(() -> new IllegalStateException(
                        "Expected to know version " + row.version() + " of " + definition.name() + "."));
    }
}
