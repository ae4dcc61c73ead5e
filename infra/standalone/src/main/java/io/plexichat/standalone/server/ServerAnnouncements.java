package io.plexichat.standalone.server;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a starting server has to tell the person who started it, and no log. */
public interface ServerAnnouncements {
    /** Told once in the life of a data directory. */
    void adminPasswordMade(String password);

    /** @param rsocket null when this process speaks with no clients */
    void ready(URI http, @Nullable URI rsocket, Path data);
}
