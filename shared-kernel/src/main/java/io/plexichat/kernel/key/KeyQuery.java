package io.plexichat.kernel.key;

public sealed interface KeyQuery {
    /** Answers {@link KeyGenerationsView}. */
    record ListKeyGenerations() implements KeyQuery {}
}
