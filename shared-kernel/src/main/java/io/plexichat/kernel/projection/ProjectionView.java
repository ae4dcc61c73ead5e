package io.plexichat.kernel.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A projection and its generations.
 *
 * @param codeVersion of the handlers that run now; a higher one than the active generation's asks for a rebuild
 * @param previous what a rollback would go back to; null when there is nothing
 * @param build null when none is under way
 * @param deadLetters of all its generations together
 */
public record ProjectionView(
        ProjectionName name,
        int codeVersion,
        GenerationView active,
        @Nullable Previous previous,
        @Nullable BuildView build,
        long deadLetters) {

    /** @param keptUntil when it is dropped */
    public record Previous(GenerationView generation, Instant keptUntil) {}
}
