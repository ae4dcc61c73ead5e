package io.plexichat.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Postgres's own count of time: microseconds since the year 2000. */
final class PostgresTime {

    /** Before every time an event can have. */
    static final long BEGINNING = Long.MIN_VALUE;

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private PostgresTime() {}

    /** An expression for a column's time in this count. */
    static String microsOf(String column) {
        return "(extract(epoch FROM " + column + " - timestamptz '2000-01-01 00:00:00Z') * 1000000)::bigint";
    }

    static long toMicros(Instant time) {
        return ChronoUnit.MICROS.between(EPOCH, time);
    }

    static Instant fromMicros(long micros) {
        return EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
