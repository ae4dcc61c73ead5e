package io.plexichat.standalone.backend;

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
 * @param queryConnections to read them
 */
public record PostgresSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable Secret password,
        @DefaultValue("32MB") DataSize sharedBuffers,
        @DefaultValue("8") int logConnections,
        @DefaultValue("8") int projectionConnections,
        @DefaultValue("4") int buildConnections,
        @DefaultValue("8") int queryConnections) {
    /** The log's writer keeps one connection; below that, loading and streaming would wait for each other. */
    private static final int FEWEST_LOG_CONNECTIONS = 4;

    /** Each of the projections may be in a transaction at once. */
    private static final int FEWEST_PROJECTION_CONNECTIONS = 6;

    /** A comparison is a long transaction beside the short ones. */
    private static final int FEWEST_BUILD_CONNECTIONS = 2;

    public PostgresSettings {
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
        if (url == null && (user != null || password != null)) {
            throw new IllegalArgumentException(
                    "Expected plexichat.postgres.url beside a user or password, but it is not set.");
        }
    }

    /** Of the server to use, which must be set. */
    public PostgresAddress address() {
        return PostgresAddress.parse(Objects.requireNonNull(url), user, password);
    }

    int connections() {
        return logConnections + projectionConnections + buildConnections + queryConnections;
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "Expected plexichat.postgres." + name + " to be at least " + least + ", but got " + value + ".");
        }
    }
}
