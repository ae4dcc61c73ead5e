package io.plexichat.query.generation;

import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.GenerationView.Role;
import io.plexichat.query.projection.Schema;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes to be a generation, and what is left of one. */
record Remains(ProjectionDefinition definition, ProjectionRuntime runtime, GenerationTable table, BuildTable builds) {
    private static final Logger log = LoggerFactory.getLogger(Remains.class);
    /** After which no process feeds what was dropped, and no query that began before reads it. */
    private static final Duration GRACE = Duration.ofSeconds(30);
    /** Of what was there before there was a table of generations. */
    private static final int FIRST_VERSION = 1;

    /** Within a transaction: what the database holds already is the active generation, or else an empty one of this version. */
    void adopt() {
        int highest = table.highestSchema(definition.name());
        Schema schema = new Schema(definition.name(), highest);
        table.addActive(schema, runtime.builds().isThere(schema) ? FIRST_VERSION : definition.version());
    }

    /** Within a transaction that locked the table: where the next generation is to be. */
    Schema next() {
        int highest = table.of(definition.name()).stream()
                .mapToInt(Generation::number)
                .max()
                .orElse(0);
        return new Schema(definition.name(), highest + 1);
    }

    /** Whether this release has the code of a generation. */
    boolean knows(Generation row) {
        return definition.projection(row.version(), row.schema()).isPresent();
    }

    /**
     * Does what is due: ends what was kept long enough, removes what was dropped, begins to build what the code is of.
     *
     * @return whether anything was
     */
    boolean settle(List<Generation> rows) {
        Instant now = Instant.now();
        boolean expires = rows.stream().anyMatch(row -> row.role() == Role.PREVIOUS && isPast(row.keptUntil(), now));
        List<Generation> dropped = rows.stream()
                .filter(row -> row.role() == Role.DROPPED && isPast(row.keptUntil(), now.minus(GRACE)))
                .toList();
        Optional<Generation> outdated = rows.stream()
                .filter(row -> row.role() == Role.ACTIVE && row.version() != definition.version())
                .findFirst();
        if (expires) {
            table.dropExpired(definition.name());
        }
        dropped.forEach(this::remove);
        outdated.ifPresent(this::beginBuild);
        return expires || !dropped.isEmpty() || outdated.isPresent();
    }

    private static boolean isPast(@Nullable Instant time, Instant now) {
        return time != null && time.isBefore(now);
    }

    /** Unless that is under way, or as many builds are as may be. */
    private void beginBuild(Generation active) {
        Optional<Generation> known = table.find(definition.name(), Role.BUILDING);
        if (known.isPresent() && known.get().version() == definition.version()) {
            return;
        }
        runtime.builds().inTransaction(() -> {
            table.lock();
            Optional<Generation> building = table.find(definition.name(), Role.BUILDING);
            if (building.isPresent() && building.get().version() != definition.version()) {
                table.drop(building.get().schema());
            } else if (building.isEmpty() && builds.count() < runtime.mostBuilds()) {
                Schema schema = next();
                builds.add(schema, definition.version(), BuildPace.DEFAULT, null);
                log.info(
                        "{} is built beside {}, as the code is of version {} now.",
                        schema,
                        active.schema(),
                        definition.version());
            }
        });
    }

    private void remove(Generation row) {
        try {
            definition.newest(row.schema()).target().drop();
            runtime.builds().inTransaction(() -> {
                runtime.builds().drop(row.schema());
                table.removed(row.schema());
            });
            log.info("{} is removed.", row.schema());
        } catch (IOException | RuntimeException e) {
            log.warn("{} could not be removed yet: {}", row.schema(), e.toString());
        }
    }
}
