package io.plexichat.query;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.KeyGenerationView;
import io.plexichat.kernel.key.KeyGenerations;
import io.plexichat.kernel.key.KeyRotationId;
import io.plexichat.query.generation.Operators;
import io.plexichat.query.generation.ProjectionRuntime;
import io.plexichat.query.generation.Projections;
import io.plexichat.query.generation.ReadModel;
import io.plexichat.query.projection.ProjectionRunner;
import io.plexichat.query.projection.ProjectionState;
import io.plexichat.query.projection.ProjectionStore;
import io.plexichat.query.projection.TestLetters;
import io.plexichat.query.reading.QueryEndpoints;
import io.plexichat.query.reading.ReadReplicas;
import io.plexichat.testservers.TestServers;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventhandling.DefaultEventProcessorSpanFactory;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.tracing.NoOpSpanFactory;
import org.springframework.r2dbc.core.DatabaseClient;

/** The whole query side on real servers, fed by a log in memory. */
public final class ReadSide implements AutoCloseable {
    public final InMemoryLog log;
    public final QueryBus bus = SimpleQueryBus.builder().build();
    public final ElasticsearchClient elasticsearch;
    public final String searchAlias;

    public final TestSerializer serializer = new TestSerializer();
    public final FakeVault vault = new FakeVault();

    private final HikariDataSource dataSource;
    private final ConnectionPool connections;
    private final ReadModels models;
    private final Projections projections;

    private ReadSide(
            InMemoryLog log,
            PostgresDatabase database,
            ReadReplicas replicas,
            ElasticsearchClient elasticsearch,
            String alias,
            int batch) {
        this.log = log;
        this.elasticsearch = elasticsearch;
        this.searchAlias = alias;
        this.dataSource = dataSource(database);
        this.connections = connections(database);
        ProjectionStore store = TestLetters.store(dataSource, serializer);
        this.models = ReadModels.of(
                new ProjectionRuntime(
                        store,
                        store,
                        log,
                        DefaultEventProcessorSpanFactory.builder()
                                .spanFactory(NoOpSpanFactory.INSTANCE)
                                .build(),
                        TestServers.freshName("owner"),
                        batch,
                        Duration.ofHours(1),
                        2),
                elasticsearch,
                alias,
                vault,
                vault);
        this.projections = new Projections(models.all(), store);
        QueryEndpoints _ = QueryHandlers.open(
                models,
                new ReadSources(
                        DatabaseClient.create(connections),
                        replicas,
                        new ElasticsearchAsyncClient(elasticsearch._transport()),
                        alias,
                        vault,
                        new NoGenerations(),
                        vault),
                bus,
                vault,
                new Operators(projections, store));
    }

    /** Without search, which is told not to be there. */
    public static ReadSide withoutSearch(InMemoryLog log, int batch) {
        return withoutSearch(log, TestServers.freshDatabase(), batch);
    }

    /** A process that may find read models in the database. */
    public static ReadSide withoutSearch(InMemoryLog log, PostgresDatabase database, int batch) {
        return withReplicas(log, database, ReadReplicas.none(), batch);
    }

    /** Without search. */
    public static ReadSide withReplicas(InMemoryLog log, PostgresDatabase database, ReadReplicas replicas, int batch) {
        ReadSide side = create(log, database, replicas, URI.create("http://127.0.0.1:1"), batch);
        side.models.all().stream().filter(each -> each != side.models.search()).forEach(ReadModel::start);
        return side;
    }

    public static ReadSide withSearch(InMemoryLog log) {
        ReadSide side =
                create(log, TestServers.freshDatabase(), ReadReplicas.none(), TestServers.elasticsearch(), 1_000);
        side.models.all().forEach(ReadModel::start);
        return side;
    }

    private static ReadSide create(
            InMemoryLog log, PostgresDatabase database, ReadReplicas replicas, URI elasticsearch, int batch) {
        Rest5Client client = Rest5Client.builder(elasticsearch).build();
        return new ReadSide(
                log,
                database,
                replicas,
                new ElasticsearchClient(new Rest5ClientTransport(client, new Jackson3JsonpMapper())),
                TestServers.freshName("messages"),
                batch);
    }

    public ProjectionRunner projection(String name) {
        return model(name).active();
    }

    public ReadModel model(String name) {
        return projections.find(name).orElseThrow();
    }

    /** What is done each second. */
    public void look() {
        models.all().forEach(model -> {
            try {
                model.look();
                model.rollBackIfOrdered();
            } catch (TimeoutException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public DatabaseClient database() {
        return DatabaseClient.create(connections);
    }

    /** Waits until all that run are at the end of the log. */
    public void catchUp() {
        long head = log.head();
        models.all().stream()
                .filter(each -> each != models.search() || !searchIsOff())
                .forEach(each -> each.active()
                        .progress()
                        .await(head, Duration.ofSeconds(60))
                        .join());
    }

    private boolean searchIsOff() {
        return models.search().active().state() == ProjectionState.STOPPED;
    }

    /** Asks as of the end of the log. */
    public <R> R ask(Object query, Class<R> answer) {
        return askAt(query, answer, log.head());
    }

    public <R> R askAt(Object query, Class<R> answer, long minPosition) {
        return ask(query, answer, MetaData.from(Map.of(MetadataKeys.MIN_POSITION, minPosition)));
    }

    /** Asks as of no position. */
    public <R> R askAnytime(Object query, Class<R> answer) {
        return ask(query, answer, MetaData.emptyInstance());
    }

    private <R> R ask(Object query, Class<R> answer, MetaData asked) {
        QueryResponseMessage<R> response = bus.query(
                        new GenericQueryMessage<>(query, ResponseTypes.instanceOf(answer)).withMetaData(asked))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        if (response.isExceptional()) {
            throw new CompletionException(response.exceptionResult());
        }
        return response.getPayload();
    }

    /** Why a query is rejected. */
    public Rejection rejection(Object query) {
        return rejectionAt(query, log.head());
    }

    public Rejection rejectionAt(Object query, long minPosition) {
        try {
            askAt(query, Object.class, minPosition);
        } catch (CompletionException e) {
            if (e.getCause() instanceof QueryExecutionException refused) {
                return (Rejection) refused.getDetails().orElseThrow();
            }
            throw e;
        }
        throw new AssertionError("Expected a rejection, but there was an answer.");
    }

    @Override
    public void close() {
        models.all().forEach(ReadModel::stop);
        connections.dispose();
        dataSource.close();
    }

    private static final class NoGenerations implements KeyGenerations {
        @Override
        public List<KeyGenerationView> list() {
            return List.of();
        }

        @Override
        public long rotate(KeyRotationId rotationId, Instant at) {
            return 0;
        }
    }

    private static HikariDataSource dataSource(PostgresDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl() + "?reWriteBatchedInserts=true");
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    public static ConnectionPool connections(PostgresDatabase database) {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(database.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build();
        return new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(1)
                .maxSize(8)
                .build());
    }
}
