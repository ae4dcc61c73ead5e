package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.DeadLetterFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters. */
final class LetterOptions {
    @Option(names = "--generation", paramLabel = "NUMBER", description = "Only those of this generation.")
    private @Nullable Integer generation;

    @Option(names = "--sequence", paramLabel = "ID", description = "Only those of this sequence, such as a channel.")
    private @Nullable String sequence;

    @Option(names = "--cause", paramLabel = "CAUSE", description = "Only those with this cause.")
    private @Nullable String cause;

    DeadLetterFilter filter() {
        return new DeadLetterFilter(generation, sequence, cause);
    }

    boolean isGiven() {
        return generation != null || sequence != null || cause != null;
    }
}
