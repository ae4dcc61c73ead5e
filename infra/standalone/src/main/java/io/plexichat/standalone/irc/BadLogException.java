package io.plexichat.standalone.irc;

import org.jspecify.annotations.Nullable;

/** The input is not what can be imported. One sentence for the person who gave it. */
final class BadLogException extends RuntimeException {
    BadLogException(String message) {
        this(message, null);
    }

    BadLogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
