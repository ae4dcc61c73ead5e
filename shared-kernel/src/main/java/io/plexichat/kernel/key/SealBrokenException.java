package io.plexichat.kernel.key;

/** A sealed value was changed, cut, or put somewhere it does not belong. Does not tell which. */
public final class SealBrokenException extends RuntimeException {
    public SealBrokenException() {
        super("Expected a sealed value as it was sealed, but it is another.");
    }
}
