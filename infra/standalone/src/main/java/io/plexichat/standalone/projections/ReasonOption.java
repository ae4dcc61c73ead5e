package io.plexichat.standalone.projections;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Why, for those who come after. */
final class ReasonOption {
    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, such as the number of a ticket. It is kept and logged.")
    private @Nullable String reason;

    @Nullable
    String text() {
        return reason;
    }
}
