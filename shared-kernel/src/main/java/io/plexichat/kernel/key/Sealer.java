package io.plexichat.kernel.key;

/** Seals under keys that are in memory. */
@FunctionalInterface
public interface Sealer {
    /**
     * Different each time, also for the same text.
     *
     * @param scope one of those the sealer was asked for
     */
    Sealed seal(KeyScope scope, Binding binding, String text);
}
