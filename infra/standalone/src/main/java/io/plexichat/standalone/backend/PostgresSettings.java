package io.plexichat.standalone.backend;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param url of a server to use, such as {@code postgresql://db.example:5432/plexichat?sslmode=verify-full}; without it PlexiChat
 *     runs its own
 * @param sharedBuffers of its own server
 * @param logConnections to append to the log and to load aggregates
 * @param projectionConnections to write read models
 * @param buildConnections to make new generations of them, and to look after all
 * @param queryConnections to read them, of each replica as well
 * @param replicas standbys of that server, which queries may read: URLs like its own, separated by commas, with its user and password
 * @param replicaLag the most that an answer of one may be behind, when no position is asked for
 */
public record PostgresSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable Secret password,
        @DefaultValue("32MB") DataSize sharedBuffers,
        @DefaultValue("8") int logConnections,
        @DefaultValue("8") int projectionConnections,
        @DefaultValue("4") int buildConnections,
        @DefaultValue("8") int queryConnections,
        @DefaultValue List<String> replicas,
        @DefaultValue("1s") Duration replicaLag) {
    /** The log's writer keeps one connection; below that, loading and streaming would wait for each other. */
    private static final int FEWEST_LOG_CONNECTIONS = 4;

    /** Each of the projections may be in a transaction at once. */
    private static final int FEWEST_PROJECTION_CONNECTIONS = 6;

    /** A comparison is a long transaction beside the short ones. */
    private static final int FEWEST_BUILD_CONNECTIONS = 2;

    /** Below, nearly every query would ask a replica twice. */
    private static final Duration SHORTEST_REPLICA_LAG = Duration.ofMillis(50);

    public PostgresSettings {
        replicas = List.copyOf(replicas);
        atLeast("log-connections", logConnections, FEWEST_LOG_CONNECTIONS);
        atLeast("projection-connections", projectionConnections, FEWEST_PROJECTION_CONNECTIONS);
        atLeast("build-connections", buildConnections, FEWEST_BUILD_CONNECTIONS);
        atLeast("query-connections", queryConnections, 1);
        if (sharedBuffers.toMegabytes() < 1) {
            throw new IllegalArgumentException(
                    "Expected plexichat.postgres.shared-buffers to be at least 1MB, but got " + sharedBuffers + ".");
        }
        if (url != null) {
            PostgresAddress _ = PostgresAddress.parse(url, user, password);
        }
        if (url == null && !replicas.isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected plexichat.postgres.url beside plexichat.postgres.replicas, but it is not set.");
        }
        List<PostgresAddress> _ = addresses(replicas, user, password);
        if (replicaLag.compareTo(SHORTEST_REPLICA_LAG) < 0) {
            throw new IllegalArgumentException(
                    "Expected plexichat.postgres.replica-lag to be at least 50ms, but got " + replicaLag + ".");
        }
        if (url == null && (user != null || password != null)) {
            throw new IllegalArgumentException(
                    "Expected plexichat.postgres.url beside a user or password, but it is not set.");
        }
    }

    /** Of the server to use, which must be set. */
    public PostgresAddress address() {
        return PostgresAddress.parse(Objects.requireNonNull(url), user, password);
    }

    public List<PostgresAddress> replicaAddresses() {
        return addresses(replicas, user, password);
    }

    int connections() {
        return logConnections + projectionConnections + buildConnections + queryConnections;
    }

    private static List<PostgresAddress> addresses(
            List<String> urls, @Nullable String user, @Nullable Secret password) {
        try {
            return urls.stream()
                    .map(url -> PostgresAddress.parse(url, user, password))
                    .toList();
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("Expected plexichat.postgres.replicas to be URLs like"
                    + " postgresql://host:5432/database, separated by commas, but one of them is not.");
        }
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "Expected plexichat.postgres." + name + " to be at least " + least + ", but got " + value + ".");
        }
    }
}
