package io.plexichat.query.projection.letter;

/**
 * How much may wait before the projection stops instead.
 *
 * @param sequences that are parked at once
 * @param sequenceSize letters of one sequence
 */
public record LetterLimits(int sequences, int sequenceSize) {
    public LetterLimits {
        if (sequences < 1 || sequenceSize < 1) {
            throw new IllegalArgumentException("Expected room for at least one dead letter, but got " + sequences
                    + " sequences of " + sequenceSize + ".");
        }
    }
}
