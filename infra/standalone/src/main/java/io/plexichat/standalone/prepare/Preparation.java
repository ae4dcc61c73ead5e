package io.plexichat.standalone.prepare;

import io.plexichat.embedded.ElasticsearchOptions;
import io.plexichat.embedded.EmbeddedElasticsearch;
import io.plexichat.embedded.EmbeddedPostgres;
import io.plexichat.embedded.EmbeddedServerException;
import io.plexichat.embedded.StartCache;
import io.plexichat.plugin.client.PlexiChatException;
import io.plexichat.standalone.backend.Installation;
import io.plexichat.standalone.server.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installation's own Postgres programs and start caches. A server works without either, and only starts more slowly; what was
 * there before is gone when this fails.
 */
public final class Preparation {
    private static final Logger log = LoggerFactory.getLogger(Preparation.class);

    /** Options that must be the same when the cache is used; those of memory need not. */
    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final StartCache server = new StartCache(Installation.startCache());
    private final StartCache elasticsearch = EmbeddedElasticsearch.startCache(Installation.elasticsearchHome());

    /** @throws StartFailure that says what did not work */
    public void run() {
        long began = System.nanoTime();
        if (!Files.isRegularFile(Installation.jar())) {
            throw StartFailure.configuration("Expected to prepare what was installed, but " + Installation.jar()
                    + " is not there; build the project first.");
        }
        try {
            EmbeddedPostgres.installPrograms(Installation.postgresPrograms());
            Files.deleteIfExists(server.file());
            Files.deleteIfExists(elasticsearch.file());
            rehearse();
            makeCaches();
        } catch (IOException | UncheckedIOException | EmbeddedServerException | PlexiChatException failed) {
            throw StartFailure.environment(
                    "Expected to make later starts quicker, but cannot; they work all the same. " + failed.getMessage(),
                    failed);
        }
        log.info("Prepared for quick starts in {} s", (System.nanoTime() - began) / 1_000_000_000);
    }

    private void rehearse() throws IOException {
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(server.recordingOptions());
        int count = 0;
        for (String option : elasticsearch.recordingOptions()) {
            command.add("-Dplexichat.elasticsearch.java-options[" + count++ + "]=" + option);
        }
        command.addAll(List.of("-jar", Installation.jar().toString()));
        Path directory = Installation.jar().resolveSibling("rehearsal");
        try (Rehearsal rehearsal = Rehearsal.start(command, directory)) {
            new Conversation(rehearsal.http()).hold();
        }
    }

    private void makeCaches() throws IOException {
        CompletableFuture<Void> other = CompletableFuture.runAsync(
                () -> EmbeddedElasticsearch.makeStartCache(
                        ElasticsearchOptions.in(Installation.elasticsearchHome(), Installation.elasticsearchHome())),
                task -> Thread.ofPlatform().name("elasticsearch-cache").start(task));
        try {
            server.make(JAVA, List.of("-jar", Installation.jar().toString()));
        } finally {
            await(other);
        }
    }

    private static void await(CompletableFuture<Void> other) {
        try {
            other.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
