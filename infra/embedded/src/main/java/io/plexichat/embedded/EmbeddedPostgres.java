package io.plexichat.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Postgres server on loopback with its data in a directory that stays. */
public final class EmbeddedPostgres implements EmbeddedServer {

    static final String HOST = "127.0.0.1";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /** Long enough to go through the log of writes after a power loss, on a slow disk. */
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private static final Duration PREVIOUS_LIMIT = Duration.ofSeconds(45);
    /** Interrupt is a fast shutdown with a checkpoint, quit an immediate one that the next start recovers from. */
    private static final GuardedProcess.Stop STOP = new GuardedProcess.Stop("INT", Duration.ofSeconds(20), "QUIT");

    private static final int PORT_ATTEMPTS = 5;

    private final DirectoryLock lock;
    private final GuardedProcess process;
    private final PostgresDatabase database;

    private EmbeddedPostgres(DirectoryLock lock, GuardedProcess process, PostgresDatabase database) {
        this.lock = lock;
        this.process = process;
        this.database = database;
    }

    /**
     * Starts the server and returns when it takes connections.
     *
     * @throws EmbeddedServerException when the directory has another owner, another version, or the server does not start
     */
    public static EmbeddedPostgres start(PostgresOptions options) {
        try {
            OwnerOnly.directory(options.directory());
            DirectoryLock lock = DirectoryLock.take(options.directory());
            try {
                return start(options, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Unpacks the programs for this system, for {@link PostgresOptions#withInstalledPrograms}; where something is already,
     * nothing changes.
     *
     * @throws EmbeddedServerException when there are none for this system
     */
    public static void installPrograms(Path directory) {
        try {
            PostgresBinaries _ = PostgresBinaries.unpackedAt(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database that the server was made with. */
    public PostgresDatabase database() {
        return database;
    }

    public String host() {
        return database.host();
    }

    public int port() {
        return database.port();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void onCrash(Runnable action) {
        process.onCrash(action);
    }

    @Override
    public void close() {
        try (lock) {
            process.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres start(PostgresOptions options, DirectoryLock lock) throws IOException {
        long start = System.nanoTime();
        PostgresCommands commands = PostgresCommands.of(options);
        PostgresCluster cluster = PostgresCluster.openOrCreate(options, commands);
        String password = cluster.password();
        new PreviousPostmaster(cluster.data()).awaitEnd(PREVIOUS_LIMIT);
        ServerLog output = ServerLog.open(options.directory().resolve("postgres.log"));
        for (int attempt = 1; ; attempt++) {
            int port = options.port() == 0 ? Ports.anyFree() : options.port();
            GuardedProcess process = GuardedProcess.start(
                    commands.server(cluster.data(), options, port),
                    PostgresCommands.ENVIRONMENT,
                    cluster.data(),
                    output,
                    STOP);
            if (awaitReady(process, cluster.data(), output)) {
                log.info("Postgres is ready on port {} after {} ms", port, (System.nanoTime() - start) / 1_000_000);
                return new EmbeddedPostgres(
                        lock,
                        process,
                        new PostgresDatabase(HOST, port, PostgresCluster.DATABASE, PostgresCluster.USER, password));
            }
            boolean portTaken = output.tail().contains("could not bind");
            if (!portTaken || options.port() != 0 || attempt == PORT_ATTEMPTS) {
                throw new EmbeddedServerException(
                        "Expected Postgres to start on port " + port + ", but it said: " + output.tail());
            }
        }
    }

    /** False when the server has ended instead. */
    private static boolean awaitReady(GuardedProcess process, Path data, ServerLog output) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try {
            while (!isReady(data.resolve("postmaster.pid"), process.pid())) {
                if (System.nanoTime() > deadline) {
                    process.stop();
                    throw new EmbeddedServerException("Expected Postgres to be ready within " + START_LIMIT.toSeconds()
                            + " s, but it said: " + output.tail());
                }
                if (process.waitFor(Duration.ofMillis(20))) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            process.stop();
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while starting Postgres.", e);
        }
    }

    /** The file's first line is the server's process, the eighth what it is doing: the same that pg_ctl waits for. */
    private static boolean isReady(Path pidFile, long pid) throws IOException {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.size() >= 8
                    && lines.getFirst().strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (NoSuchFileException _) {
            return false;
        }
    }
}
