package io.plexichat.benchmarks.log;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One figure of the log beside that of something else.
 *
 * @param unit of both
 * @param against what it is compared with
 */
record Finding(String what, String unit, Samples log, String against, Samples reference, Target target) {

    String tableRow() {
        return "| %s | %s %s | %s %s, %s | %s | %s | %s |"
                .formatted(
                        what,
                        figure(log.median()),
                        unit,
                        figure(reference.median()),
                        unit,
                        against,
                        target.verdict(log, reference),
                        target,
                        target instanceof Target.None ? "" : target.isHeld(log, reference) ? "yes" : "**no**");
    }

    /** Names and units are plain words, so that nothing is to be escaped. */
    String json() {
        return """
                {"what":"%s","unit":"%s","log":%s,"against":"%s","reference":%s,"target":"%s","held":%s}""".formatted(what, unit, json(log), against, json(reference), target, target.isHeld(log, reference));
    }

    private static String json(Samples samples) {
        return samples.values().stream()
                .map(value -> String.format(Locale.ROOT, "%.3f", value))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 1 ? "%.2f" : "%.3f", value);
    }
}
