package io.plexichat.kernel.key;

import java.util.Optional;

/** Opens with keys that are in memory. */
@FunctionalInterface
public interface Opener {
    /** What stands in place of a text that was erased. */
    String ERASED = "erased";

    /**
     * Empty once the key was destroyed.
     *
     * @throws SealBrokenException when the value is not what was sealed for this binding
     */
    Optional<String> open(Sealed sealed, Binding binding);

    default String openOrErased(Sealed sealed, Binding binding) {
        return open(sealed, binding).orElse(ERASED);
    }
}
