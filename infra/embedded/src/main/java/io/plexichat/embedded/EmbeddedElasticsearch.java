package io.plexichat.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A single Elasticsearch node on loopback, in a JVM of its own, with its data in a directory that stays. */
public final class EmbeddedElasticsearch implements EmbeddedServer {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedElasticsearch.class);

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration PREVIOUS_LIMIT = Duration.ofSeconds(45);
    private static final GuardedProcess.Stop STOP = new GuardedProcess.Stop("TERM", Duration.ofSeconds(20), "KILL");

    private final DirectoryLock lock;
    private final GuardedProcess process;
    private final URI uri;

    private EmbeddedElasticsearch(DirectoryLock lock, GuardedProcess process, URI uri) {
        this.lock = lock;
        this.process = process;
        this.uri = uri;
    }

    /**
     * Starts the server and returns when it answers and all indexes it kept can be searched.
     *
     * @throws EmbeddedServerException when the directory has another owner, or the server does not start
     */
    public static EmbeddedElasticsearch start(ElasticsearchOptions options) {
        if (!Files.isDirectory(options.home().resolve("lib"))) {
            throw new EmbeddedServerException("Expected the programs of Elasticsearch in "
                    + options.home().toAbsolutePath() + ", but they are not there; build the project first.");
        }
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

    /** The one that servers of these programs start with, if it has been made. */
    public static StartCache startCache(Path home) {
        return ElasticsearchCommand.startCache(home);
    }

    /** Makes the start cache of what a server with its {@linkplain StartCache#recordingOptions() options} noted. */
    public static void makeStartCache(ElasticsearchOptions options) {
        try {
            startCache(options.home()).make(ElasticsearchCommand.java(options), ElasticsearchCommand.main(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it answers: {@code http://127.0.0.1:port}. */
    public URI uri() {
        return uri;
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

    private static EmbeddedElasticsearch start(ElasticsearchOptions options, DirectoryLock lock) throws IOException {
        long start = System.nanoTime();
        Path directory = options.directory().toAbsolutePath();
        PreviousNode.awaitEnd(directory.resolve("data"), PREVIOUS_LIMIT);
        Path portFile = Files.createDirectories(directory.resolve("logs")).resolve("http.ports");
        Files.deleteIfExists(portFile);
        Directories.delete(directory.resolve("temporary"));
        Files.createDirectories(directory.resolve("temporary"));
        ServerLog output = ServerLog.open(directory.resolve("logs/console.log"));
        GuardedProcess process = GuardedProcess.start(
                ElasticsearchCommand.of(options), ElasticsearchCommand.ENVIRONMENT, directory, output, STOP);
        try {
            URI uri = new NodeReadiness(process, portFile).await(START_LIMIT);
            log.info("Elasticsearch is ready at {} after {} ms", uri, (System.nanoTime() - start) / 1_000_000);
            return new EmbeddedElasticsearch(lock, process, uri);
        } catch (InterruptedException e) {
            process.stop();
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while starting Elasticsearch.", e);
        } catch (IOException | RuntimeException e) {
            process.stop();
            throw new EmbeddedServerException(
                    "Expected Elasticsearch to start, but it did not; see " + directory.resolve("logs") + ". "
                            + output.tail(),
                    e);
        }
    }
}
