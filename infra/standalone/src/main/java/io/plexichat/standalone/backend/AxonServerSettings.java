package io.plexichat.standalone.backend;

import io.plexichat.axonserver.AxonServerAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param servers of one cluster, each {@code host:port}
 * @param context the log's name there
 * @param token of access control, if it is on
 * @param tls whether to speak TLS
 * @param authority a PEM file of the certificates to trust; those of the JVM without it
 */
public record AxonServerSettings(
        @DefaultValue("127.0.0.1:8124") List<String> servers,
        @DefaultValue("default") String context,
        @Nullable Secret token,
        @DefaultValue("false") boolean tls,
        @Nullable Path authority) {
    private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9._-]+:[0-9]{1,5}");
    private static final Pattern CONTEXT = Pattern.compile("[A-Za-z0-9._@-]+");

    public AxonServerSettings {
        servers = List.copyOf(servers);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("Expected plexichat.axon-server.servers to name one, but it is empty.");
        }
        for (String server : servers) {
            if (!SERVER.matcher(server).matches()) {
                throw new IllegalArgumentException(
                        "Expected plexichat.axon-server.servers to be like host:8124,host:8124, but got " + server
                                + ".");
            }
        }
        if (!CONTEXT.matcher(context).matches()) {
            throw new IllegalArgumentException(
                    "Expected plexichat.axon-server.context to be the name of one, but got '" + context + "'.");
        }
        if (authority != null && !tls) {
            throw new IllegalArgumentException(
                    "Expected plexichat.axon-server.tls=true beside the authority, but it is off.");
        }
        if (authority != null && !Files.isReadable(authority)) {
            throw new IllegalArgumentException(
                    "Expected plexichat.axon-server.authority to be a file to read, but " + authority + " is not.");
        }
    }

    public AxonServerAddress address() {
        return new AxonServerAddress(servers, context, token == null ? null : token.value(), tls, authority);
    }
}
