package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that a generation of a read model could not take, or that waits for such a one of its sequence.
 *
 * @param sequence of the events that must be taken in order, such as the id of a channel
 * @param triedAt when it was last tried
 * @param cause the class of the exception, or a word such as {@code unknown-type}; null when it only waits for an earlier one
 * @param stack where it failed, a frame a line; only of a letter that was asked for alone
 */
public record DeadLetter(
        UUID letterId,
        int generation,
        String sequence,
        long position,
        String eventType,
        @Nullable String revision,
        Instant recordedAt,
        Instant parkedAt,
        Instant triedAt,
        @Nullable String cause,
        @Nullable String message,
        @Nullable String stack) {}
