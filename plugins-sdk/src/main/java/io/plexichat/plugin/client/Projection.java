package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A read model with its generations.
 *
 * @param generation the one that answers reads
 * @param state {@code live}, {@code stopped} and, of its build, {@code building}, {@code paused}, {@code blocked} or {@code failed}
 * @param position of the build while there is one, else of the generation that answers reads, as are {@code headPosition} and
 *     {@code eventsPerSecond}; -1 before the first event
 * @param etaSeconds until the build answers reads; null without one, and when there is nothing to tell it by
 * @param codeVersion of the program that runs; higher than that of the generation that answers reads when a rebuild is due
 * @param generations the newest first
 */
public record Projection(
        String name,
        int generation,
        String state,
        long position,
        long headPosition,
        double eventsPerSecond,
        @Nullable Double etaSeconds,
        long deadLetters,
        int codeVersion,
        List<Generation> generations,
        @Nullable ProjectionBuild build) {
    public Projection {
        generations = List.copyOf(generations);
    }

    /**
     * @param role {@code active}, {@code building}, {@code previous} or {@code dropped}
     * @param state {@code running}, {@code paused} or {@code stopped}
     * @param because why it is stopped, a clause without a full stop
     * @param place the Postgres schema or Elasticsearch index it is in
     * @param lagSeconds the age of the oldest event it has not taken; null when that is not known
     * @param bytes on disk; null when that is not known
     * @param keptUntil when the previous generation is dropped
     */
    public record Generation(
            int generation,
            String role,
            String state,
            @Nullable String because,
            int codeVersion,
            String place,
            long position,
            long headPosition,
            long lagEvents,
            @Nullable Double lagSeconds,
            double eventsPerSecond,
            @Nullable Long bytes,
            long deadLetters,
            Instant createdAt,
            @Nullable Instant keptUntil) {}
}
