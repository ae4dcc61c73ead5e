package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.ProjectionBuild;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How numbers, times and texts of a server are written on a terminal. */
final class Figures {
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB");
    private static final double NEXT_UNIT = 1_000;
    private static final int BAR = 16;
    private static final int COLUMNS = 79;

    private Figures() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond > 0 && perSecond < 10 ? "%,.1f" : "%,.0f", perSecond);
    }

    static String size(@Nullable Long bytes) {
        if (bytes == null) {
            return "?";
        }
        double left = bytes;
        int unit = 0;
        while (left >= NEXT_UNIT && unit < UNITS.size() - 1) {
            left /= NEXT_UNIT;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", left, UNITS.get(unit));
    }

    /** Such as {@code 3m10s}. */
    static String time(double seconds) {
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        if (duration.toDays() > 0) {
            return duration.toDays() + "d" + duration.toHoursPart() + "h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + "h" + duration.toMinutesPart() + "m";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + "m" + duration.toSecondsPart() + "s"
                : duration.toSeconds() + "s";
    }

    static String at(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Such as {@code 3m10s (2m30s-4m0s)}. */
    static String eta(ProjectionBuild.@Nullable Eta eta) {
        return eta == null
                ? "?"
                : time(eta.seconds()) + " (" + time(eta.lowSeconds()) + "-" + time(eta.highSeconds()) + ")";
    }

    /** Rounded down, so that 100 is only told of what is complete. */
    static int percent(long from, long position, long goal) {
        return goal <= from ? 100 : (int) Math.clamp(100 * (double) (position - from) / (goal - from), 0, 100);
    }

    static String bar(int percent) {
        int filled = BAR * percent / 100;
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
    }

    /** As much as a line of a terminal holds: a longer one would break where it is drawn over. */
    static String cut(String line) {
        return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 3) + "...";
    }

    /** Whatever a server sends, nothing of it steers the terminal. */
    static String plain(String text) {
        return text.codePoints()
                .map(c -> c >= ' ' && c <= '~' ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
