package io.plexichat.benchmarks.log;

import java.util.ArrayList;
import java.util.List;

/** All that was found, told as it is found and then as a table. */
final class Findings {

    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> table = new ArrayList<>();

    void add(Finding finding) {
        findings.add(finding);
        System.out.println(finding.json());
    }

    /** What a reader of the table must know. */
    void note(String note) {
        notes.add(note);
        System.out.println("# " + note);
    }

    /** A line of a table of its own. */
    void table(String line) {
        table.add(line);
        System.out.println("# " + line);
    }

    boolean areAllHeld() {
        return findings.stream().allMatch(finding -> finding.target().isHeld(finding.log(), finding.reference()));
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        if (!findings.isEmpty()) {
            lines.add("| what | the log | compared with | result | target | held |");
            lines.add("|---|---|---|---|---|---|");
            findings.forEach(finding -> lines.add(finding.tableRow()));
            lines.add("");
        }
        notes.forEach(note -> lines.add("- " + note));
        lines.add("");
        lines.addAll(table);
        return String.join("\n", lines);
    }
}
