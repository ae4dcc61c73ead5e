package io.plexichat.plugin.client;

/** A call that did not succeed. */
public sealed class PlexiChatException extends RuntimeException permits ProblemException, ServerUnreachableException {
    PlexiChatException(String message) {
        super(message);
    }

    PlexiChatException(String message, Throwable cause) {
        super(message, cause);
    }
}
