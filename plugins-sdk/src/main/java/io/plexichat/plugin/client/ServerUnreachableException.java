package io.plexichat.plugin.client;

import java.net.URI;

/** No answer came. Whether the call had an effect is not known. */
public final class ServerUnreachableException extends PlexiChatException {
    private final URI server;

    ServerUnreachableException(URI server, Throwable cause) {
        super("No answer from " + server + ".", cause);
        this.server = server;
    }

    public URI server() {
        return server;
    }
}
