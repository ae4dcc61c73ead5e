package io.plexichat.query.projection.letter;

/** There is no room for another dead letter. Nothing is lost: the projection stands before the event. */
public final class LettersFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LettersFullException(long position, LetterLimits limits) {
        super("Expected to park the event at position " + position + ", but " + limits.sequences() + " sequences or "
                + limits.sequenceSize() + " letters of its sequence are parked already.");
    }
}
