package io.plexichat.kernel.projection;

import org.jspecify.annotations.Nullable;

/** What operators ask. Who may ask is decided before. */
public sealed interface ProjectionQuery {
    /** Answers {@link ProjectionList}. */
    record ListProjections() implements ProjectionQuery {}

    /** Answers {@link ProjectionView}; rejected with {@code projection.not-found}. */
    record GetProjection(ProjectionName name) implements ProjectionQuery {}

    /**
     * Answers {@link LetterPage}, of the generations that are not dropped, in the order of positions and of ids where those are the same;
     * rejected with {@code projection.not-found}.
     */
    record ListLetters(
            ProjectionName name,
            LetterSelection selection,
            int limit,
            @Nullable String cursor) implements ProjectionQuery {}

    /** Answers {@link LetterDetail}; rejected with {@code projection.not-found} and {@code projection.letter-not-found}. */
    record GetLetter(ProjectionName name, LetterId letterId) implements ProjectionQuery {}
}
