package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A generation of a read model in the making.
 *
 * @param phase {@code reading}, {@code indexing}, {@code catching-up}, {@code comparing}, {@code switching}, in this order
 * @param state {@code running}, {@code paused}, {@code blocked} or {@code failed}
 * @param because why it is blocked or failed, a clause without a full stop
 * @param goalPosition what it has to reach; grows with the log
 * @param averageEventsPerSecond since it began, pauses left out
 * @param differences the tables that are not the same in it and in what answers reads
 * @param segments what is read beside each other
 */
public record ProjectionBuild(
        int generation,
        String phase,
        String state,
        @Nullable String because,
        long position,
        long goalPosition,
        double eventsPerSecond,
        double averageEventsPerSecond,
        @Nullable Eta eta,
        Instant startedAt,
        Instant phaseStartedAt,
        Pace pace,
        @Nullable String reason,
        List<Difference> differences,
        List<Segment> segments) {
    public ProjectionBuild {
        differences = List.copyOf(differences);
        segments = List.copyOf(segments);
    }

    /** Until it answers reads. Nine times out of ten that falls between low and high. */
    public record Eta(double seconds, double lowSeconds, double highSeconds) {}

    /** @param exampleKeys of rows that are in only one of both, or not the same */
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

    /** @param fromPosition the position before its first event */
    public record Segment(int segment, long fromPosition, long position, long goalPosition) {}
}
