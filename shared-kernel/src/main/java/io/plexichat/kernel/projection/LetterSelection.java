package io.plexichat.kernel.projection;

import org.jspecify.annotations.Nullable;

/**
 * Which letters of a projection. What is null selects nothing away, so that four of them mean all.
 *
 * @param generation its number
 * @param cause as {@link LetterView#cause}
 */
public record LetterSelection(
        @Nullable Integer generation,
        @Nullable LetterId letterId,
        @Nullable String sequence,
        @Nullable String cause) {
    public static final LetterSelection ALL = new LetterSelection(null, null, null, null);

    public static LetterSelection of(LetterId letter) {
        return new LetterSelection(null, letter, null, null);
    }
}
