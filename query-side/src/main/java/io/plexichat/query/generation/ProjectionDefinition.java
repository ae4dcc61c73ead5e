package io.plexichat.query.generation;

import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A projection: its name, and the code of each version that this release can feed and read. The last is the one that new generations
 * are made by; a generation of an earlier one serves until a build has taken its place, and goes on being fed by its own code.
 */
public final class ProjectionDefinition {
    private final String name;
    private final List<Version> versions;

    private ProjectionDefinition(String name, List<Version> versions) {
        this.name = name;
        this.versions = List.copyOf(versions);
    }

    /** A projection with the first of the versions that this release knows, from 1. */
    public static ProjectionDefinition of(String name, int version, Function<Schema, Projection> code) {
        return new ProjectionDefinition(name, List.of(new Version(version, code, true)));
    }

    /**
     * The same with one more version.
     *
     * @param sameRows whether its rows are those of the version before, so that comparing both tells something
     */
    public ProjectionDefinition then(Function<Schema, Projection> code, boolean sameRows) {
        List<Version> more = new ArrayList<>(versions);
        more.add(new Version(version() + 1, code, sameRows));
        return new ProjectionDefinition(name, more);
    }

    public String name() {
        return name;
    }

    /** The one that new generations are made by. */
    public int version() {
        return versions.getLast().number;
    }

    /** The code of this release, whatever made the generation: to remove it. */
    Projection newest(Schema schema) {
        return versions.getLast().code.apply(schema);
    }

    /** The code of a generation; empty when this release does not have it. */
    Optional<Projection> projection(int version, Schema schema) {
        return versions.stream()
                .filter(each -> each.number == version)
                .findFirst()
                .map(each -> each.code.apply(schema));
    }

    /** Whether generations of two versions have to have equal rows. */
    boolean areComparable(int one, int other) {
        return versions.stream()
                .filter(each -> each.number > Math.min(one, other) && each.number <= Math.max(one, other))
                .allMatch(Version::sameRows);
    }

    private record Version(int number, Function<Schema, Projection> code, boolean sameRows) {}
}
