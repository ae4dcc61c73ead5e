package io.plexichat.eventstore;

/** The positions that the events of one unit of work got, both inclusive. */
public record PositionRange(long first, long last) {

    public PositionRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("Expected 0 <= first <= last, but got " + first + " and " + last + ".");
        }
    }

    public int size() {
        return Math.toIntExact(last - first + 1);
    }
}
