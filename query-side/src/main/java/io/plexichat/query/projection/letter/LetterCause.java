package io.plexichat.query.projection.letter;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.jspecify.annotations.Nullable;

/**
 * Why a letter is there, in words that quote no content: messages of exceptions do, so only their classes are told.
 *
 * @param type of the exception, or a word of our own
 * @param stack where it was thrown; empty when nothing was
 */
public record LetterCause(String type, String message, String stack) {
    static final String STACK = "stack";

    private static final int FRAMES = 20;
    private static final String REBUILD = "rebuild-needed";

    /**
     * Of a failure to read or to project an event.
     *
     * @param sqlState Postgres's word for it; null when it was not asked
     */
    public static LetterCause of(Throwable failure, @Nullable String sqlState) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String told = sqlState == null ? "" : " with SQL state " + sqlState;
        return new LetterCause(
                root.getClass().getName(),
                "Expected to take the event, but it failed" + told + ".",
                Arrays.stream(root.getStackTrace())
                        .limit(FRAMES)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining("\n")));
    }

    /** The event can be read now, and belongs to a sequence of which later ones were taken without it. */
    public static LetterCause rebuildNeeded() {
        return new LetterCause(
                REBUILD, "Expected to take the event in order, but later ones were taken before it could be read.", "");
    }

    /** As after a return to an older release. */
    public static LetterCause unknownType() {
        return new LetterCause(
                "unknown-type", "Expected to know the type of the event, but this release does not.", "");
    }

    ThrowableCause told() {
        return new ThrowableCause(type, message);
    }

    static MetaData diagnostics(@Nullable LetterCause cause) {
        return cause == null || cause.stack.isEmpty()
                ? MetaData.emptyInstance()
                : MetaData.from(Map.of(STACK, cause.stack));
    }
}
