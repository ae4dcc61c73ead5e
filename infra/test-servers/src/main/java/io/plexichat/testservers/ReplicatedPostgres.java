package io.plexichat.testservers;

import io.plexichat.embedded.EmbeddedPostgres;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.embedded.PostgresOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A primary of the caller's own, and a standby that streams from it. */
public final class ReplicatedPostgres implements AutoCloseable {
    /** Only tests let the superuser in: it replicates, and it pauses replication. */
    private static final String SUPERUSER = "postgres";

    private static final String LET_IN = """
            host all postgres 127.0.0.1/32 trust
            host replication postgres 127.0.0.1/32 trust
            """;

    private final EmbeddedPostgres primary;
    private final PostgresOptions standbyOptions;
    private EmbeddedPostgres standby;

    private ReplicatedPostgres(EmbeddedPostgres primary, PostgresOptions standbyOptions) {
        this.primary = primary;
        this.standby = EmbeddedPostgres.start(standbyOptions);
        this.standbyOptions = standbyOptions.withPort(standby.port());
    }

    public static ReplicatedPostgres start() {
        ThrowawayDirectory directory = ThrowawayDirectory.create("replicated");
        PostgresOptions first =
                PostgresOptions.forTests(directory.path().resolve("primary"), CheckedOut.postgresPrograms());
        PostgresOptions second =
                PostgresOptions.forTests(directory.path().resolve("standby"), CheckedOut.postgresPrograms());
        try {
            EmbeddedPostgres template = EmbeddedPostgres.start(first);
            template.close();
            append(first, "pg_hba.conf", LET_IN);
            copy(first.directory(), second.directory());
            append(second, "standby.signal", "");
            append(
                    second,
                    "postgresql.auto.conf",
                    "primary_conninfo = 'host=127.0.0.1 port=" + template.port() + " user=" + SUPERUSER + "'\n");
            ReplicatedPostgres servers =
                    new ReplicatedPostgres(EmbeddedPostgres.start(first.withPort(template.port())), second);
            directory.deleteAtExitAfter(servers::close);
            return servers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty database of the primary, for the caller alone. */
    public PostgresDatabase freshDatabase() {
        return TestServers.freshDatabase(primary.database());
    }

    /** The copy of a database of the primary. */
    public PostgresDatabase standby(PostgresDatabase database) {
        return standby.database().withName(database.name());
    }

    /** What the standby shows stays as it is. */
    public void pause() {
        onStandby("SELECT pg_wal_replay_pause()");
    }

    public void resume() {
        onStandby("SELECT pg_wal_replay_resume()");
    }

    public void stopStandby() {
        standby.close();
    }

    /** At the same port. */
    public void startStandbyAgain() {
        standby = EmbeddedPostgres.start(standbyOptions);
    }

    private void onStandby(String sql) {
        try (var connection = DriverManager.getConnection(standby.database().jdbcUrl(), SUPERUSER, "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Expected the standby to do as it was told.", e);
        }
    }

    private static void append(PostgresOptions options, String file, String text) throws IOException {
        Files.writeString(
                options.directory().resolve("data").resolve(file),
                text,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** With owners and permissions, as the server wants them. */
    private static void copy(Path from, Path to) throws IOException {
        try {
            int status = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IOException("Expected to copy " + from + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        standby.close();
        primary.close();
    }
}
