package io.plexichat.benchmarks.chaos;

import io.plexichat.benchmarks.product.RawHttp;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Logs in where that is needed. For one thread. */
final class Door {
    private final URI server;
    private final String username;
    private final String password;
    private @Nullable String token;

    Door(URI server, String username, String password) {
        this.server = server;
        this.username = username;
        this.password = password;
    }

    /** @throws RuntimeException when nobody answers */
    String token() {
        String known = token;
        if (known == null) {
            try (RawHttp login = RawHttp.as(server, username, password)) {
                known = login.token();
            }
            token = known;
        }
        return known;
    }
}
