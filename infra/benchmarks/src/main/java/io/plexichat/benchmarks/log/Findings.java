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

    /**
     * How often a second, for which there is a target, and what each took of the processors.
     *
     * @param processor what the latter is called
     */
    void add(
            String what,
            String unit,
            Rates measured,
            String against,
            Rates reference,
            Target target,
            String processor) {
        add(new Finding(what, unit, measured.perSecond(), against, reference.perSecond(), target));
        add(new Finding(
                what + ", " + processor,
                "us",
                measured.processorMicros(),
                against,
                reference.processorMicros(),
                new Target.None()));
    }

    void add(String what, String unit, Rates measured, String against, Rates reference, Target target) {
        add(what, unit, measured, against, reference, target, "processor time each");
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
