package io.plexichat.axonserver;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where Axon Server is, and who enters it.
 *
 * @param servers each {@code host:port}; any of one cluster
 * @param context the log's name there
 * @param token of access control, if it is on
 * @param authority the certificates to trust; those of the JVM without it
 */
public record AxonServerAddress(
        List<String> servers,
        String context,
        @Nullable String token,
        boolean tls,
        @Nullable Path authority) {
    public AxonServerAddress {
        servers = List.copyOf(servers);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return String.join(",", servers) + "/" + context;
    }
}
