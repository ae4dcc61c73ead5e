package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.Projection;
import io.plexichat.plugin.client.Projection.Generation;
import io.plexichat.plugin.client.ProjectionBuild;
import io.plexichat.plugin.client.ProjectionBuild.Difference;
import io.plexichat.plugin.client.ProjectionBuild.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All that is told of one read model. */
final class Detail {
    private static final String LINE = "%4s %-9s %-8s %14s %9s %7s %9s %s";

    private Detail() {}

    static List<String> lines(Projection projection) {
        List<String> lines = new ArrayList<>();
        lines.add(Figures.plain(projection.name()) + ": " + Figures.plain(projection.state()) + ", "
                + Figures.count(projection.deadLetters()) + " dead letters, code version "
                + projection.codeVersion());
        if (projection.codeVersion() > Overview.active(projection).codeVersion()) {
            lines.add("A rebuild is due: what answers reads was made by version "
                    + Overview.active(projection).codeVersion() + ".");
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT, LINE, "GEN", "ROLE", "STATE", "POSITION", "LAG", "LETTERS", "SIZE", "PLACE"));
        projection.generations().forEach(generation -> add(lines, generation));
        ProjectionBuild build = projection.build();
        if (build != null) {
            add(lines, build);
        }
        return lines;
    }

    private static void add(List<String> lines, Generation generation) {
        lines.add(String.format(
                Locale.ROOT,
                LINE,
                generation.generation(),
                Figures.plain(generation.role()),
                Figures.plain(generation.state()),
                Figures.count(generation.position()),
                Figures.count(generation.lagEvents()),
                Figures.count(generation.deadLetters()),
                Figures.size(generation.bytes()),
                Figures.plain(generation.place())));
        if (generation.because() != null) {
            lines.add("     " + Figures.plain(generation.state() + ": " + generation.because()));
        }
        if (generation.lagSeconds() != null && generation.lagEvents() > 0) {
            lines.add("     the oldest event it has not taken is " + Figures.time(generation.lagSeconds()) + " old");
        }
        if (generation.keptUntil() != null) {
            lines.add("     kept until " + Figures.at(generation.keptUntil()));
        }
    }

    private static void add(List<String> lines, ProjectionBuild build) {
        lines.add("");
        lines.add(Overview.line(build));
        if (build.because() != null) {
            lines.add("     " + Figures.plain(build.state() + ": " + build.because()));
        }
        lines.add("     begun " + Figures.at(build.startedAt()) + ", in this phase since "
                + Figures.at(build.phaseStartedAt()));
        lines.add("     " + Figures.rate(build.averageEventsPerSecond()) + " events/s since it began");
        lines.add("     pace: " + Orders.told(build.pace()));
        if (build.reason() != null) {
            lines.add("     reason: " + Figures.plain(build.reason()));
        }
        build.segments().forEach(segment -> lines.add(line(segment)));
        build.differences().forEach(difference -> add(lines, difference));
    }

    private static String line(Segment segment) {
        int percent = Figures.percent(segment.fromPosition(), segment.position(), segment.goalPosition());
        return String.format(
                Locale.ROOT,
                "     segment %-3d %s %3d %%  to position %s",
                segment.segment(),
                Figures.bar(percent),
                percent,
                Figures.count(segment.goalPosition()));
    }

    private static void add(List<String> lines, Difference difference) {
        lines.add("     table " + Figures.plain(difference.table()) + " differs: "
                + Figures.count(difference.activeRows()) + " rows now, " + Figures.count(difference.newRows())
                + " in the build");
        difference.exampleKeys().forEach(key -> lines.add("       for instance " + Figures.plain(key)));
    }
}
