package io.plexichat.standalone.irc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Gives what is in a log times that rise by a millisecond at least: logs tell only the minute, and of some lines not even that. A
 * time far before the last one has passed midnight; one a little before it is a clock that was set, and time stands still meanwhile.
 */
final class LogClock {
    private static final Duration PAST_MIDNIGHT = Duration.ofHours(6);
    private static final Duration STEP = Duration.ofMillis(1);

    private final LocalDate date;
    private int days;
    private Instant last;

    LogClock(LocalDate date) {
        this.date = date;
        this.last = at(0).minus(STEP);
    }

    /** The time of a line that tells none. */
    Instant next() {
        last = last.plus(STEP);
        return last;
    }

    /** The time of a line that tells its minute. */
    Instant next(int minuteOfDay) {
        Instant told = at(minuteOfDay);
        if (Duration.between(told, last).compareTo(PAST_MIDNIGHT) > 0) {
            days++;
            told = at(minuteOfDay);
        }
        if (!told.isAfter(last)) {
            return next();
        }
        last = told;
        return last;
    }

    private Instant at(int minuteOfDay) {
        return date.plusDays(days)
                .atTime(LocalTime.ofSecondOfDay(minuteOfDay * 60L))
                .toInstant(ZoneOffset.UTC);
    }
}
