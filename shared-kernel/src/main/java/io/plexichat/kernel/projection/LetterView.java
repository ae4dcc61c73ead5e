package io.plexichat.kernel.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a generation could not take, or that waits for such a one of its sequence. It tells no content.
 *
 * @param sequence of the events that must be taken in order, such as the id of a channel
 * @param eventType its stored name, such as {@code message.sent}
 * @param recordedAt when the event was appended to the log
 * @param triedAt when it was last tried; {@code parkedAt} when it never was again
 * @param cause the class of the exception, or a word such as {@code unknown-type}; null when it only waits for an earlier one
 * @param message why, in a sentence; null as {@code cause} is
 */
public record LetterView(
        LetterId letterId,
        int generation,
        String sequence,
        long position,
        String eventType,
        @Nullable String revision,
        Instant recordedAt,
        Instant parkedAt,
        Instant triedAt,
        @Nullable String cause,
        @Nullable String message) {}
