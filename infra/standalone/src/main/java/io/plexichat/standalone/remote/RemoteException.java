package io.plexichat.standalone.remote;

import org.jspecify.annotations.Nullable;

/** Why a command cannot be carried out, as one sentence for the person who gave it. */
public final class RemoteException extends RuntimeException {
    public RemoteException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
