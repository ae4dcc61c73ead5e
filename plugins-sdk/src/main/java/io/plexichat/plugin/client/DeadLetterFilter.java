package io.plexichat.plugin.client;

import org.jspecify.annotations.Nullable;

/** Which dead letters of a read model. What is null leaves nothing out. */
public record DeadLetterFilter(
        @Nullable Integer generation,
        @Nullable String sequence,
        @Nullable String cause) {
    public static final DeadLetterFilter ALL = new DeadLetterFilter(null, null, null);
}
