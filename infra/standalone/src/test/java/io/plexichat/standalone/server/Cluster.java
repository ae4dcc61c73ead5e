package io.plexichat.standalone.server;

import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.testservers.TestServers;
import io.plexichat.vault.PostgresKeyVault;
import io.plexichat.vault.provider.KeyProviderSettings;
import io.plexichat.vault.provider.KeyProviders;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** Processes that share the roles, here in one JVM: all they have in common is Axon Server. */
final class Cluster implements AutoCloseable {
    private final String axonServer;
    private final Path data;
    private final List<PlexiChatServer> nodes = new ArrayList<>();
    private final PostgresDatabase vault;

    Cluster(String axonServer, Path data) {
        this.axonServer = axonServer;
        this.data = data;
        this.vault = vaultIn(keys());
    }

    /** Made beforehand: nobody makes one while it is not known whether the log is empty. */
    private static PostgresDatabase vaultIn(Path keys) {
        PostgresDatabase database = TestServers.freshDatabase();
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setUrl(database.jdbcUrl());
        connections.setUser(database.user());
        connections.setPassword(database.password());
        PostgresKeyVault.open(
                        connections,
                        KeyProviders.open(new KeyProviderSettings.Local(keys, null)),
                        () -> true,
                        10,
                        Instant.now())
                .close();
        return database;
    }

    private Path keys() {
        return data.resolve("keys");
    }

    /** Returns when it is ready. */
    PlexiChatServer start(String role) {
        PlexiChatServer node = new PlexiChatServer(new Silence());
        nodes.add(node);
        node.start(settings(role));
        return node;
    }

    /** Returns at once. */
    PlexiChatServer begin(String role) {
        PlexiChatServer node = new PlexiChatServer(new Silence());
        nodes.add(node);
        Thread.ofPlatform().daemon().name("start-" + role).start(() -> node.start(settings(role)));
        return node;
    }

    private Map<String, Object> settings(String role) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "plexichat.roles",
                role,
                "plexichat.event-store",
                "axon-server",
                "plexichat.axon-server.servers",
                axonServer,
                "plexichat.data-dir",
                data.resolve(role + nodes.size()).toString(),
                "plexichat.http-port",
                "0",
                "plexichat.rsocket-port",
                "0",
                "plexichat.admin-password",
                Api.PASSWORD));
        if (!role.equals("gateway")) {
            settings.putAll(Map.of(
                    "plexichat.keys.url", vault.jdbcUrl(),
                    "plexichat.keys.user", vault.user(),
                    "plexichat.keys.password", vault.password(),
                    "plexichat.keys.local.directory", keys().toString()));
        }
        if (role.contains("query")) {
            PostgresDatabase database = TestServers.freshDatabase();
            settings.putAll(Map.of(
                    "plexichat.postgres.url", database.jdbcUrl(),
                    "plexichat.postgres.user", database.user(),
                    "plexichat.postgres.password", database.password(),
                    "plexichat.elasticsearch.url", TestServers.elasticsearch().toString(),
                    "plexichat.search.alias", TestServers.freshName("messages")));
        }
        return settings;
    }

    @Override
    public void close() {
        nodes.reversed().forEach(PlexiChatServer::close);
    }
}
