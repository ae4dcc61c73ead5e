package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.ProjectionTrial;
import io.plexichat.plugin.client.ProjectionTrial.Difference;
import io.plexichat.plugin.client.ProjectionTrial.Failure;
import io.plexichat.plugin.client.ProjectionTrial.Table;
import java.util.ArrayList;
import java.util.List;

/** What is told of a trial. */
final class TrialReport {
    private static final int WIDTH = 79;

    private TrialReport() {}

    static List<String> lines(ProjectionTrial trial) {
        List<String> lines = new ArrayList<>();
        add(
                lines,
                "",
                trial.name() + ", code version " + trial.codeVersion() + ", positions "
                        + Figures.count(trial.fromPosition()) + " to " + Figures.count(trial.toPosition()) + ": "
                        + Figures.count(trial.taken()) + " events were taken, " + Figures.count(trial.failed())
                        + " were not.");
        if (trial.stopped() != null) {
            add(lines, "", "STOPPED: " + trial.stopped());
        }
        trial.failures().forEach(failure -> add(lines, failure));
        if (trial.failed() > trial.failures().size()) {
            lines.add("  and " + Figures.count(trial.failed() - trial.failures().size()) + " more");
        }
        trial.tables().forEach(table -> add(lines, table));
        lines.add("");
        add(lines, "", trial.comparison().told());
        trial.comparison().differences().forEach(difference -> add(lines, difference));
        lines.add("");
        lines.add(trial.clean() ? "Nothing failed and nothing differs." : "Something failed or differs; see above.");
        return lines;
    }

    private static void add(List<String> lines, Failure failure) {
        add(
                lines,
                "  ",
                "position " + Figures.count(failure.position()) + ", " + failure.eventType() + ": "
                        + (failure.cause() == null ? "waits for an earlier one" : failure.cause()));
        if (failure.message() != null) {
            add(lines, "    ", failure.message());
        }
    }

    private static void add(List<String> lines, Table table) {
        lines.add("");
        add(lines, "", "table " + table.table() + ": " + Figures.count(table.rows()) + " rows");
        for (List<String> row : table.firstRows()) {
            String lead = "  - ";
            for (int i = 0; i < Math.min(row.size(), table.columns().size()); i++) {
                add(lines, lead, table.columns().get(i) + " = " + row.get(i));
                lead = "    ";
            }
        }
    }

    private static void add(List<String> lines, Difference difference) {
        add(
                lines,
                "  ",
                "table " + difference.table() + ": " + Figures.count(difference.differing()) + " rows differ, "
                        + Figures.count(difference.onlyInTrial()) + " are missing live, "
                        + Figures.count(difference.onlyInLive()) + " are only there");
        difference.examples().forEach(example -> add(lines, "    ", example.kind() + " " + example.key()));
    }

    /** In lines that fit; what goes on is indented like what it goes on from. */
    private static void add(List<String> lines, String lead, String text) {
        int room = WIDTH - lead.length();
        String indent = " ".repeat(lead.length());
        String left = Figures.plain(text);
        String before = lead;
        while (left.length() > room) {
            int space = left.lastIndexOf(' ', room);
            int end = space > 0 ? space : room;
            lines.add(before + left.substring(0, end));
            left = left.substring(end).stripLeading();
            before = indent;
        }
        lines.add(before + left);
    }
}
