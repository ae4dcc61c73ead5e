package io.plexichat.standalone.irc;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Shows how far an import is: a bar that is drawn over on a terminal, a line now and then elsewhere. */
final class ImportProgress {
    private static final int WIDTH = 30;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final boolean terminal;
    private final long total;
    private final long started = System.nanoTime();
    private long lastLine = started;
    private boolean drawn;

    ImportProgress(PrintWriter out, boolean terminal, long total) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
    }

    synchronized void show(long done) {
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
    synchronized void end() {
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
                "%3d %%  %,d of %,d messages  %,.0f/s  %s left",
                total == 0 ? 100 : 100 * done / total,
                done,
                total,
                rate,
                left);
    }

    static String spoken(Duration duration) {
        long minutes = duration.toMinutes();
        return minutes > 0
                ? minutes + " min " + duration.toSecondsPart() + " s"
                : String.format(Locale.ROOT, "%d.%d s", duration.toSeconds(), duration.toMillisPart() / 100);
    }
}
