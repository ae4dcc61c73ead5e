package io.plexichat.standalone.server;

import org.jspecify.annotations.Nullable;

/** The server cannot start for a reason that its operator can do something about: the message is the whole story. */
public final class StartFailure extends RuntimeException {
    private final boolean configuration;

    private StartFailure(String message, boolean configuration, @Nullable Throwable cause) {
        super(message, cause);
        this.configuration = configuration;
    }

    /** It was asked for something that cannot be. */
    public static StartFailure configuration(String message) {
        return new StartFailure(message, true, null);
    }

    /** Something it needs did not work. */
    public static StartFailure environment(String message, Throwable cause) {
        return new StartFailure(message, false, cause);
    }

    public boolean isConfiguration() {
        return configuration;
    }
}
