package io.plexichat.plugin.client;

import java.net.URI;
import java.time.Duration;

/**
 * @param server such as {@code http://127.0.0.1:8080}
 * @param retryFor how long a call may be tried again while the server is away or busy
 * @param timeout of one attempt; more than the 5 s a read may wait for its position
 * @param readYourWrites every read asks to see this client's last write
 */
public record ClientSettings(
        URI server, Duration connectTimeout, Duration timeout, Duration retryFor, boolean readYourWrites) {

    public ClientSettings {
        if (server.getHost() == null
                || !(server.getScheme().equals("http") || server.getScheme().equals("https"))) {
            throw new IllegalArgumentException(
                    "Expected the address of a server, such as http://127.0.0.1:8080, but got " + server + ".");
        }
        String address = server.toString();
        server = address.endsWith("/") ? URI.create(address.substring(0, address.length() - 1)) : server;
    }

    public static ClientSettings of(URI server) {
        return new ClientSettings(server, Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(30), true);
    }

    public ClientSettings retryingFor(Duration budget) {
        return new ClientSettings(server, connectTimeout, timeout, budget, readYourWrites);
    }

    /** Reads answer with what their read model has at the moment. */
    public ClientSettings withoutReadYourWrites() {
        return new ClientSettings(server, connectTimeout, timeout, retryFor, false);
    }
}
