package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.Projection;
import io.plexichat.plugin.client.Projection.Generation;
import io.plexichat.plugin.client.ProjectionBuild;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The read models as a table: a line for each, and one more for what is built beside it. */
final class Overview {
    private static final String LINE = "%-10s %4s %-8s %14s %9s %9s %7s %9s";

    private Overview() {}

    static List<String> lines(List<Projection> projections) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, LINE, "NAME", "GEN", "STATE", "POSITION", "LAG", "EVENTS/S", "LETTERS", "SIZE"));
        for (Projection projection : projections) {
            add(lines, projection);
        }
        return lines.stream().map(Figures::cut).toList();
    }

    private static void add(List<String> lines, Projection projection) {
        Generation active = active(projection);
        lines.add(String.format(
                Locale.ROOT,
                LINE,
                Figures.plain(projection.name()),
                active.generation(),
                Figures.plain(projection.state()),
                Figures.count(active.position()),
                Figures.count(active.lagEvents()),
                Figures.rate(active.eventsPerSecond()),
                Figures.count(projection.deadLetters()),
                Figures.size(active.bytes())));
        if (active.because() != null) {
            lines.add("     " + Figures.plain(active.state() + ": " + active.because()));
        }
        ProjectionBuild build = projection.build();
        if (build != null) {
            lines.add(line(build));
            if (build.because() != null) {
                lines.add("     " + Figures.plain(build.state() + ": " + build.because()));
            }
        }
    }

    static String line(ProjectionBuild build) {
        int percent = Figures.percent(-1, build.position(), build.goalPosition());
        return String.format(
                Locale.ROOT,
                "  -> %-4d %-11s %s %3d %%  %8s/s  %s",
                build.generation(),
                Figures.plain(build.phase()),
                Figures.bar(percent),
                percent,
                Figures.rate(build.eventsPerSecond()),
                build.state().equals("running") ? Figures.eta(build.eta()) : Figures.plain(build.state()));
    }

    /** What answers reads. */
    static Generation active(Projection projection) {
        return projection.generations().stream()
                .filter(generation -> generation.generation() == projection.generation())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Expected the server to tell of the generation that answers reads, but it did not."));
    }
}
