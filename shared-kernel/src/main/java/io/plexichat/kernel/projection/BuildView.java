package io.plexichat.kernel.projection;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A generation in the making. It stays until it has become the active one or is abandoned, also when it failed.
 *
 * @param generation with where it is and how fast it is now
 * @param because why it is blocked or failed, a clause without a full stop; null otherwise
 * @param goal the position it has to reach before it can be switched to; the head of the log, as far as that is known
 * @param averagePerSecond events since it began, the time it was paused left out
 * @param phaseStartedAt when the present phase began
 * @param eta until it becomes active; null when there is nothing to tell it by
 * @param reason why it was ordered; null when nobody said, or when the server began it by itself
 * @param differences between it and the active generation; empty unless they were compared and differ
 * @param segments what is read beside each other; empty when it is read in one
 */
public record BuildView(
        GenerationView generation,
        BuildPhase phase,
        State state,
        @Nullable String because,
        long goal,
        double averagePerSecond,
        Instant startedAt,
        Instant phaseStartedAt,
        @Nullable Eta eta,
        BuildPace pace,
        @Nullable OrderReason reason,
        List<Difference> differences,
        List<Segment> segments) {
    public BuildView {
        differences = List.copyOf(differences);
        segments = List.copyOf(segments);
    }

    public enum State {
        @JsonProperty("running")
        RUNNING,
        /** Told to wait; goes on where it stands. */
        @JsonProperty("paused")
        PAUSED,
        /** Complete, but differs or has dead letters: it is for an operator to take it over or to abandon it. */
        @JsonProperty("blocked")
        BLOCKED,
        /** Cannot go on; it can be resumed, which tries again, or abandoned. */
        @JsonProperty("failed")
        FAILED
    }

    /**
     * A time left, with the band in which it falls nine times out of ten.
     *
     * @param low at most {@code likely}, as {@code high} is at least
     */
    public record Eta(Duration likely, Duration low, Duration high) {}

    /**
     * One table that is not the same in both.
     *
     * @param newRows of the build
     * @param newDigest of the build
     * @param exampleKeys of rows that are in only one of them, or not the same; at most 10
     */
    public record Difference(
            String table,
            long activeRows,
            long newRows,
            String activeDigest,
            String newDigest,
            List<String> exampleKeys) {
        public Difference {
            exampleKeys = List.copyOf(exampleKeys);
        }
    }

    /**
     * @param number 0, 1, 2, ...
     * @param from the position before its first event
     * @param position of the last event it took; {@code from} before the first
     * @param goal its last position
     */
    public record Segment(int number, long from, long position, long goal) {}
}
