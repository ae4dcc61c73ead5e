package io.plexichat.standalone.server;

import io.plexichat.kernel.account.Password;
import io.plexichat.observability.TracingSettings;
import io.plexichat.standalone.backend.AxonServerSettings;
import io.plexichat.standalone.backend.ElasticsearchSettings;
import io.plexichat.standalone.backend.KeySettings;
import io.plexichat.standalone.backend.PostgresSettings;
import io.plexichat.standalone.backend.RedisSettings;
import io.plexichat.standalone.backend.Secret;
import io.plexichat.standalone.mail.MailOptions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator chooses, under {@code plexichat} in a file or {@code PLEXICHAT_} in the environment.
 *
 * @param dataDir where everything is kept; relative to where the server is started
 * @param httpPort of REST and event streams; 0 for any free one
 * @param rsocketPort of RSocket over TCP; 0 for any free one
 * @param bind the address to listen on
 * @param adminPassword of the account {@code admin} when it is made; one is made up without it
 * @param roles what this process does; a part of it only where the log is on Axon Server
 * @param eventStore where the log is
 * @param keys the key vault, which the processes that share roles share too
 * @param redis what several gateways share
 */
public record ServerSettings(
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("8080") int httpPort,
        @DefaultValue("7000") int rsocketPort,
        @DefaultValue("127.0.0.1") InetAddress bind,
        @Nullable Secret adminPassword,
        @DefaultValue({"command", "query", "gateway"}) Set<Role> roles,
        @DefaultValue("postgres") EventStoreKind eventStore,
        @DefaultValue PostgresSettings postgres,
        @DefaultValue ElasticsearchSettings elasticsearch,
        @DefaultValue AxonServerSettings axonServer,
        @DefaultValue KeySettings keys,
        @DefaultValue RedisSettings redis,
        @DefaultValue PasswordOptions passwords,
        @DefaultValue PasskeyOptions passkeys,
        @DefaultValue MailOptions mail,
        @DefaultValue TracingSettings tracing) {
    private static final int LAST_PORT = 65_535;

    public ServerSettings {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected plexichat.roles to be some of command,query,gateway, but it is empty.");
        }
        if (eventStore == EventStoreKind.POSTGRES && roles.size() < Role.values().length) {
            throw new IllegalArgumentException("Expected plexichat.event-store=axon-server beside plexichat.roles="
                    + Role.names(roles) + ", because roles in several processes meet there, but it is postgres.");
        }
        if (roles.size() < Role.values().length && !roles.equals(Set.of(Role.GATEWAY)) && keys.url() == null) {
            throw new IllegalArgumentException("Expected plexichat.keys.url beside plexichat.roles=" + Role.names(roles)
                    + ", because roles in several processes share one key vault, but it is not set.");
        }
        if (adminPassword != null) {
            Password.RULE.check(adminPassword.value()).ifPresent(violation -> {
                throw new IllegalArgumentException(
                        "Expected plexichat.admin-password to be a good one, but it is not: " + violation.message());
            });
        }
        checkPort("http-port", httpPort);
        checkPort("rsocket-port", rsocketPort);
        if (httpPort == rsocketPort && httpPort != 0) {
            throw new IllegalArgumentException(
                    "Expected plexichat.http-port and plexichat.rsocket-port to differ, but both are " + httpPort
                            + ".");
        }
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean isOnAxonServer() {
        return eventStore == EventStoreKind.AXON_SERVER;
    }

    private static void checkPort(String name, int port) {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException(
                    "Expected plexichat." + name + " to be from 0 to " + LAST_PORT + ", but got " + port + ".");
        }
    }
}
