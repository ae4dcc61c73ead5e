package io.plexichat.standalone.backend;

import io.plexichat.embedded.ElasticsearchOptions;
import io.plexichat.embedded.EmbeddedElasticsearch;
import io.plexichat.embedded.EmbeddedPostgres;
import io.plexichat.embedded.PostgresOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Postgres and Elasticsearch, starting beside each other and beside whoever will use them. */
public final class Backends implements AutoCloseable {
    /** For an operator who looks into the database while everything is in use. */
    private static final int SPARE_CONNECTIONS = 8;

    /** One listens, two read, two rotate, the others make keys. */
    public static final int VAULT_CONNECTIONS = 8;

    private final ElasticsearchLink elasticsearchLink;
    private final @Nullable Supervised<EmbeddedPostgres> ownPostgres;
    private final @Nullable Supervised<EmbeddedElasticsearch> ownElasticsearch;
    private final CompletableFuture<PostgresAddress> postgres;
    private final CompletableFuture<URI> elasticsearch;

    private Backends(PostgresSettings postgresSettings, ElasticsearchSettings elasticsearchSettings, Path data) {
        RestartPauses postgresPauses = new RestartPauses(InstantSource.system());
        RestartPauses elasticsearchPauses = new RestartPauses(InstantSource.system());
        this.elasticsearchLink = new ElasticsearchLink(elasticsearchSettings);
        this.ownPostgres = postgresSettings.url() == null
                ? new Supervised<>("postgres", ended -> startPostgres(postgresSettings, data, ended), postgresPauses)
                : null;
        this.ownElasticsearch = elasticsearchSettings.url() == null
                ? new Supervised<>(
                        "elasticsearch",
                        ended -> startElasticsearch(elasticsearchSettings, data, ended),
                        elasticsearchPauses)
                : null;
        this.postgres = ownPostgres == null
                ? CompletableFuture.completedFuture(postgresSettings.address())
                : begin("postgres", () -> PostgresAddress.of(ownPostgres.start().database()));
        this.elasticsearch = ownElasticsearch == null
                ? CompletableFuture.completedFuture(elasticsearchLink.uri())
                : begin("elasticsearch", () -> ownElasticsearch.start().uri());
    }

    /** Returns at once. */
    public static Backends begin(PostgresSettings postgres, ElasticsearchSettings elasticsearch, Path data) {
        return new Backends(postgres, elasticsearch, data);
    }

    /** Waits until there is something to connect to. */
    public PostgresAddress postgres() {
        return await(postgres);
    }

    /** Can be used at once; what is asked before Elasticsearch has started fails as when it is away. */
    public ElasticsearchLink elasticsearch() {
        return elasticsearchLink;
    }

    /** Waits for Elasticsearch's first start. */
    public void awaitElasticsearch() {
        URI _ = await(elasticsearch);
    }

    /** Stops in order what is its own. */
    @Override
    public void close() {
        elasticsearchLink.close();
        CompletableFuture<Void> stopped = ownElasticsearch == null
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(
                        ownElasticsearch::close,
                        task -> Thread.ofPlatform().name("stop-elasticsearch").start(task));
        if (ownPostgres != null) {
            ownPostgres.close();
        }
        stopped.join();
    }

    /** @param ended the server whose place it takes */
    public static EmbeddedPostgres startPostgres(
            PostgresSettings settings, Path data, @Nullable EmbeddedPostgres ended) {
        return EmbeddedPostgres.start(PostgresOptions.in(postgresIn(data), data.resolve("programs"))
                .withInstalledPrograms(Installation.postgresPrograms())
                .withPort(ended == null ? 0 : ended.port())
                .withSharedBuffersMegabytes((int) settings.sharedBuffers().toMegabytes())
                .withMaxConnections(settings.connections() + VAULT_CONNECTIONS + SPARE_CONNECTIONS));
    }

    /** What its own Postgres keeps. */
    public static Path postgresIn(Path data) {
        return data.resolve("postgres");
    }

    private EmbeddedElasticsearch startElasticsearch(
            ElasticsearchSettings settings, Path data, @Nullable EmbeddedElasticsearch ended) {
        EmbeddedElasticsearch server =
                EmbeddedElasticsearch.start(ElasticsearchOptions.in(home(settings), data.resolve("elasticsearch"))
                        .withHeapMegabytes((int) settings.heap().toMegabytes())
                        .withJavaOptions(settings.javaOptions())
                        .withPort(ended == null ? 0 : ended.uri().getPort()));
        elasticsearchLink.use(server.uri());
        return server;
    }

    private static Path home(ElasticsearchSettings settings) {
        String home = settings.home();
        return home == null ? Installation.elasticsearchHome() : Path.of(home);
    }

    private static <T> CompletableFuture<T> begin(String name, Supplier<T> start) {
        return CompletableFuture.supplyAsync(
                start,
                task -> Thread.ofPlatform().name("start-" + name).daemon().start(task));
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
