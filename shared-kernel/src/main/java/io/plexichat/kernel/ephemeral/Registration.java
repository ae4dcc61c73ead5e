package io.plexichat.kernel.ephemeral;

/** Ends what was begun, once; further calls do nothing. */
@FunctionalInterface
public interface Registration extends AutoCloseable {
    @Override
    void close();
}
