package io.plexichat.gateway.erasure;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/** Durations as ISO 8601 writes them, of days and less. */
final class Durations {
    private Durations() {}

    static Optional<Duration> parse(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    /** In days where it is whole days: nobody thinks of a month as PT720H. */
    static String format(Duration duration) {
        return duration.isPositive() && duration.equals(Duration.ofDays(duration.toDays()))
                ? "P" + duration.toDays() + "D"
                : duration.toString();
    }
}
