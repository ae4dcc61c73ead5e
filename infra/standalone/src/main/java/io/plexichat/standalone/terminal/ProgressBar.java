package io.plexichat.standalone.terminal;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Shows how far a long work is: a bar that is drawn over on a terminal, a line now and then elsewhere. */
public final class ProgressBar {
    private static final int WIDTH = 30;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final boolean terminal;
    private final String unit;
    private final long total;
    private final long started = System.nanoTime();
    private long lastLine = started;
    private boolean drawn;

    /** @param unit what is counted, in the plural */
    public ProgressBar(PrintWriter out, String unit, long total) {
        this.out = out;
        this.terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        this.unit = unit;
        this.total = total;
    }

    public synchronized void show(long done) {
        long now = System.nanoTime();
        if (terminal) {
            out.print("\r" + bar(done) + " " + figures(done, now) + "  ");
            out.flush();
            drawn = true;
        } else if (now - lastLine >= BETWEEN_LINES.toNanos()) {
            lastLine = now;
            out.println(figures(done, now));
            out.flush();
        }
    }

    /** Leaves the line of the bar. */
    public synchronized void end() {
        if (drawn) {
            out.println();
            drawn = false;
        }
    }

    private String bar(long done) {
        int filled = total == 0 ? WIDTH : (int) (WIDTH * Math.min(done, total) / total);
        return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "]";
    }

    private String figures(long done, long now) {
        double seconds = Math.max((now - started) / 1e9, 0.001);
        double rate = done / seconds;
        String left = rate == 0 ? "?" : spoken(Duration.ofSeconds(Math.round((total - done) / rate)));
        return String.format(
                Locale.ROOT,
                "%3d %%  %,d of %,d %s  %,.0f/s  %s left",
                total == 0 ? 100 : 100 * done / total,
                done,
                total,
                unit,
                rate,
                left);
    }

    public static String spoken(Duration duration) {
        long minutes = duration.toMinutes();
        return minutes > 0
                ? minutes + " min " + duration.toSecondsPart() + " s"
                : String.format(Locale.ROOT, "%d.%d s", duration.toSeconds(), duration.toMillisPart() / 100);
    }
}
