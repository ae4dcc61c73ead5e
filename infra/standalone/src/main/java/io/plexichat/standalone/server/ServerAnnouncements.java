package io.plexichat.standalone.server;

import java.net.URI;
import java.nio.file.Path;

/** What a starting server has to tell the person who started it, and no log. */
public interface ServerAnnouncements {
    /** Told once in the life of a data directory. */
    void adminPasswordMade(String password);

    void ready(URI http, URI rsocket, Path data);
}
