package io.plexichat.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded Postgres runs.
 *
 * @param directory what the server keeps: data, password, log; belongs to one server at a time
 * @param binaries where server programs are unpacked once; may be shared by many servers
 * @param installedPrograms programs that are unpacked already, to use instead if the server can run them
 * @param port 0 for any free one
 * @param sharedBuffersMegabytes memory for pages; every connection's process counts the part it has touched as its own
 * @param durable false gives up all promises about a crash, for speed; only for directories made that way
 */
public record PostgresOptions(
        Path directory,
        Path binaries,
        @Nullable Path installedPrograms,
        int port,
        int sharedBuffersMegabytes,
        int maxConnections,
        boolean durable) {

    public PostgresOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("Expected a port from 0 to 65535, but got " + port + ".");
        }
        if (sharedBuffersMegabytes < 1 || maxConnections < 10) {
            throw new IllegalArgumentException("Expected at least 1 MB of shared buffers and 10 connections, but got "
                    + sharedBuffersMegabytes + " MB and " + maxConnections + ".");
        }
    }

    /** A server that keeps every acknowledged commit. */
    public static PostgresOptions in(Path directory, Path binaries) {
        return new PostgresOptions(directory, binaries, null, 0, 64, 60, true);
    }

    /** A fast server for a directory that is thrown away: no fsync, and the user may make databases. */
    public static PostgresOptions forTests(Path throwawayDirectory, Path binaries) {
        return new PostgresOptions(throwawayDirectory, binaries, null, 0, 64, 200, false);
    }

    public PostgresOptions withInstalledPrograms(Path value) {
        return new PostgresOptions(directory, binaries, value, port, sharedBuffersMegabytes, maxConnections, durable);
    }

    public PostgresOptions withPort(int value) {
        return new PostgresOptions(
                directory, binaries, installedPrograms, value, sharedBuffersMegabytes, maxConnections, durable);
    }

    public PostgresOptions withSharedBuffersMegabytes(int value) {
        return new PostgresOptions(directory, binaries, installedPrograms, port, value, maxConnections, durable);
    }

    public PostgresOptions withMaxConnections(int value) {
        return new PostgresOptions(
                directory, binaries, installedPrograms, port, sharedBuffersMegabytes, value, durable);
    }

    public PostgresOptions withDurable(boolean value) {
        return new PostgresOptions(
                directory, binaries, installedPrograms, port, sharedBuffersMegabytes, maxConnections, value);
    }
}
