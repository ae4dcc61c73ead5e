package io.plexichat.plugin.client;

import org.jspecify.annotations.Nullable;

/** The access token of a live connection: the next one is handed to it in time, and one that was refused is replaced. */
final class LiveToken {
    private final Transport transport;
    private @Nullable String last;
    private boolean replaced;

    LiveToken(Transport transport) {
        this.transport = transport;
    }

    /** For a new connection. */
    String current() {
        String token = transport.accessToken();
        last = token;
        return token;
    }

    /** A connection outlives its token by the next one. */
    void renew(LiveSocket socket) {
        String before = last;
        String token = current();
        if (!token.equals(before)) {
            socket.say(LiveFrame.authenticate(token));
        }
    }

    /** It was refused. False when the one before was refused too: then another is of no use. */
    boolean replace() {
        if (replaced || last == null) {
            return false;
        }
        replaced = true;
        transport.refused(last);
        return true;
    }

    /** A connection with it came into being. */
    void accepted() {
        replaced = false;
    }
}
