package io.plexichat.testservers;

import io.plexichat.embedded.EmbeddedPostgres;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.embedded.PostgresOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A server of the caller's own, which may be broken and started again, on the same data and the same port. */
public final class KillablePostgres implements AutoCloseable {

    private final PostgresOptions options;
    private EmbeddedPostgres server;

    private KillablePostgres(PostgresOptions options, EmbeddedPostgres server) {
        this.options = options;
        this.server = server;
    }

    /** A server that keeps every commit, in a directory that is deleted at exit. */
    public static KillablePostgres start() {
        ThrowawayDirectory directory = ThrowawayDirectory.create("killable");
        KillablePostgres postgres = startIn(directory.path().resolve("postgres"), true);
        directory.deleteAtExitAfter(postgres::close);
        return postgres;
    }

    /** @param durable whether it waits for the disk */
    public static KillablePostgres startIn(Path directory, boolean durable) {
        PostgresOptions options = durable
                ? PostgresOptions.in(directory, CheckedOut.postgresPrograms())
                : PostgresOptions.forTests(directory, CheckedOut.postgresPrograms());
        EmbeddedPostgres server = EmbeddedPostgres.start(options);
        return new KillablePostgres(options.withPort(server.port()), server);
    }

    public PostgresDatabase database() {
        return server.database();
    }

    /** As {@code kill -9} of the postmaster. */
    public void kill() {
        ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroyForcibly);
        server.close();
    }

    /** No checkpoint, no good-bye to the clients: what an administrator does in need. */
    public void stopImmediately() {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(server.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }

    /** Returns when it has recovered. */
    public void startAgain() {
        server = EmbeddedPostgres.start(options);
    }

    @Override
    public void close() {
        server.close();
    }
}
