package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.Pace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much a build may take. */
final class PaceOptions {
    @Option(
            names = "--events-per-second",
            paramLabel = "NUMBER",
            description = "At most so many events a second; as many as the share allows without.")
    private @Nullable Long eventsPerSecond;

    @Option(
            names = "--share",
            paramLabel = "SHARE",
            description = "At most this share of a processor, above 0, at most 1; 0.25 without.")
    private @Nullable Double share;

    /** Empty when nothing was asked. */
    Optional<Pace> pace() {
        return eventsPerSecond == null && share == null
                ? Optional.empty()
                : Optional.of(new Pace(eventsPerSecond, share));
    }

    /** What is wrong, as a sentence. */
    Optional<String> fault() {
        if (eventsPerSecond != null && eventsPerSecond < 1) {
            return Optional.of("Expected --events-per-second to be at least 1, but got " + eventsPerSecond + ".");
        }
        if (share != null && !(share > 0 && share <= 1)) {
            return Optional.of("Expected --share to be above 0 and at most 1, but got " + share + ".");
        }
        return Optional.empty();
    }
}
