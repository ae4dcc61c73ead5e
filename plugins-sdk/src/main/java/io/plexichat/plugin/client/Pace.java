package io.plexichat.plugin.client;

import org.jspecify.annotations.Nullable;

/**
 * How much the rebuild of a read model may take from those who use the server meanwhile.
 *
 * @param eventsPerSecond at least 1; null for as many as the share allows
 * @param share of one processor's time, above 0, at most 1; null for the server's own, a quarter
 */
public record Pace(@Nullable Long eventsPerSecond, @Nullable Double share) {
    public static final Pace DEFAULT = new Pace(null, null);
}
