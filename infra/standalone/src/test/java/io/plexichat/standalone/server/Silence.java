package io.plexichat.standalone.server;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

final class Silence implements ServerAnnouncements {
    @Override
    public void adminPasswordMade(String password) {}

    @Override
    public void ready(URI http, @Nullable URI rsocket, Path path) {}
}
