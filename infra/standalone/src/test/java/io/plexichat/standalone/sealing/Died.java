package io.plexichat.standalone.sealing;

/** The process that was spoken to is dead. What it was told to do last may be done or not. */
final class Died extends RuntimeException {
    Died() {
        super("Expected an answer, but the process is dead.");
    }
}
