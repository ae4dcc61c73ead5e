package io.plexichat.benchmarks.chaos;

import io.plexichat.benchmarks.product.ServerProcess;
import io.plexichat.benchmarks.product.TestProduct;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.redis.RedisServer;
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

/** The product's processes, each of which can be killed and started again, behind balancers that lead to those with a gateway. */
final class ChaosServers implements AutoCloseable {
    private final Path directory;
    private final RedisServer redis = RedisServer.start();
    private final Balancer http = new Balancer();
    private final Balancer rsocket = new Balancer();
    private final List<Part> parts = new ArrayList<>();
    private final PostgresDatabase database = TestServers.freshDatabase();

    /** A process with some of the roles. */
    final class Part {
        private final String name;
        private final boolean gateway;
        private final Map<String, String> settings;
        private volatile ServerProcess process;

        private Part(String name, boolean gateway, Map<String, String> settings) {
            this.name = name;
            this.gateway = gateway;
            this.settings = settings;
            this.process = started();
        }

        private ServerProcess started() {
            return ServerProcess.start(
                    TestProduct.packaged(),
                    TestProduct.dataIn(directory).resolveSibling(name),
                    directory.resolve(name + ".log"),
                    settings);
        }

        boolean isGateway() {
            return gateway;
        }

        /** As {@code kill -9}. */
        void kill() {
            process.kill();
        }

        /** As it is stopped for a new release. */
        void stop() {
            process.close();
        }

        /** Returns when it is ready. */
        void startAgain() {
            process = started();
            leadToGateways();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private ChaosServers(Path directory) {
        this.directory = directory;
    }

    /** One process that does everything, on a log in Postgres. */
    static ChaosServers whole(Path directory) {
        ChaosServers servers = new ChaosServers(directory);
        Map<String, String> settings = new HashMap<>(servers.shared());
        settings.putAll(servers.backends());
        servers.begin(List.of(servers.new Part("whole", true, settings)));
        return servers;
    }

    /**
     * One process for commands and queries, two with a gateway, which meet on an Axon Server.
     *
     * @param axonServer its host and port; it may hold what others wrote
     */
    static ChaosServers split(Path directory, String axonServer) {
        ChaosServers servers = new ChaosServers(directory);
        Map<String, String> gateway = new HashMap<>(servers.shared());
        gateway.put("PLEXICHAT_EVENT_STORE", "axon-server");
        gateway.put("PLEXICHAT_AXON_SERVER_SERVERS", axonServer);
        gateway.put("PLEXICHAT_ROLES", "gateway");
        Map<String, String> rest = new HashMap<>(gateway);
        rest.put("PLEXICHAT_ROLES", "command,query");
        rest.putAll(servers.backends());
        rest.putAll(vaultIn(directory.resolve("vault-keys")));
        servers.begin(List.of(
                servers.new Part("command-query", false, rest),
                servers.new Part("gateway-1", true, gateway),
                servers.new Part("gateway-2", true, gateway)));
        return servers;
    }

    private void begin(List<Part> started) {
        parts.addAll(started);
        leadToGateways();
    }

    private Map<String, String> shared() {
        return Map.of(
                "PLEXICHAT_REDIS_URL",
                redis.url(),
                "PLEXICHAT_GATEWAY_KEYS_DIRECTORY",
                directory.resolve("gateway-keys").toString(),
                // Longer than any run, so that no connection is made anew unseen.
                "PLEXICHAT_GATEWAY_SESSIONS_ACCESS_TOKEN",
                "5h");
    }

    private Map<String, String> backends() {
        return Map.of(
                "PLEXICHAT_POSTGRES_URL", database.jdbcUrl(),
                "PLEXICHAT_POSTGRES_USER", database.user(),
                "PLEXICHAT_POSTGRES_PASSWORD", database.password(),
                "PLEXICHAT_ELASTICSEARCH_URL", TestServers.elasticsearch().toString(),
                "PLEXICHAT_SEARCH_ALIAS", TestServers.freshName("messages"));
    }

    /** Made beforehand: nobody makes one while it is not known whether the log is empty. */
    private static Map<String, String> vaultIn(Path keys) {
        PostgresDatabase vault = TestServers.freshDatabase();
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setUrl(vault.jdbcUrl());
        connections.setUser(vault.user());
        connections.setPassword(vault.password());
        PostgresKeyVault.open(
                        connections,
                        KeyProviders.open(new KeyProviderSettings.Local(keys, null)),
                        () -> true,
                        10,
                        Instant.now())
                .close();
        return Map.of(
                "PLEXICHAT_KEYS_URL", vault.jdbcUrl(),
                "PLEXICHAT_KEYS_USER", vault.user(),
                "PLEXICHAT_KEYS_PASSWORD", vault.password(),
                "PLEXICHAT_KEYS_LOCAL_DIRECTORY", keys.toString());
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    RedisServer redis() {
        return redis;
    }

    Balancer http() {
        return http;
    }

    Balancer rsocket() {
        return rsocket;
    }

    /** Has the log of a process that does everything. */
    PostgresDatabase database() {
        return database;
    }

    private void leadToGateways() {
        List<ServerProcess> gateways =
                parts.stream().filter(Part::isGateway).map(part -> part.process).toList();
        http.leadTo(gateways.stream().map(each -> each.http().getPort()).toList());
        rsocket.leadTo(gateways.stream().map(ServerProcess::rsocketPort).toList());
    }

    @Override
    public void close() {
        http.close();
        rsocket.close();
        parts.reversed().forEach(Part::stop);
        redis.close();
    }
}
