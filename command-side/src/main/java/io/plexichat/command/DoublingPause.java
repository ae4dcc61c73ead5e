package io.plexichat.command;

import java.time.Duration;

/** Pauses of which each is twice as long as the one before, up to a bound. */
public record DoublingPause(Duration first, Duration longest) {
    /** Twice this is more than anybody waits for. */
    private static final int MOST_DOUBLINGS = 20;

    /** @param times how many there were before; not negative */
    public Duration after(int times) {
        Duration doubled = first.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
