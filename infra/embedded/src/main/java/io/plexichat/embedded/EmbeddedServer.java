package io.plexichat.embedded;

/** A server that is ready to answer and belongs to this JVM. */
public interface EmbeddedServer extends AutoCloseable {

    /** The process id of the server itself, not of its guard. */
    long pid();

    /** False once the server has ended, for whatever reason. */
    boolean isAlive();

    /**
     * Runs the action once if the server ends without having been closed; at once if that has happened already. What to
     * do about it is the owner's decision.
     */
    void onCrash(Runnable action);

    /** Stops the server in order and waits for its end. Closing again does nothing. */
    @Override
    void close();
}
