package io.plexichat.gateway;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a command.
 *
 * @param position of the last event it appended, or of the head of the log when it appended none
 * @param firstPosition of the first event it appended; null when it appended none
 */
public record Receipt<R>(R result, long position, @Nullable Long firstPosition) {}
