package io.plexichat.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures as a table in Markdown. */
public final class Report {
    private final List<String> rows = new ArrayList<>();

    public void add(String what, String figure, String target) {
        rows.add("| " + what + " | " + figure + " | " + target + " |");
    }

    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toNanos() / 1e9);
    }

    public static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }

    public static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", bytes / 1_000_000);
    }

    @Override
    public String toString() {
        return "| what | measured | target |\n|---|---|---|\n" + String.join("\n", rows) + "\n";
    }
}
