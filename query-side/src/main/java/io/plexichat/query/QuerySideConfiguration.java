package io.plexichat.query;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.plexichat.kernel.key.KeyDestruction;
import io.plexichat.kernel.key.KeyGenerations;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.Signer;
import io.plexichat.query.generation.Operators;
import io.plexichat.query.generation.ProjectionRuntime;
import io.plexichat.query.generation.Projections;
import io.plexichat.query.generation.Trials;
import io.plexichat.query.projection.ProjectionStore;
import io.plexichat.query.projection.letter.LetterLimits;
import io.plexichat.query.reading.QueryEndpoints;
import io.plexichat.query.reading.ReadReplicas;
import io.r2dbc.spi.ConnectionFactory;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DefaultEventProcessorSpanFactory;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.tracing.NoOpSpanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Puts the query side together. It needs a log to follow, a query bus, the key vault, and Postgres (JDBC to write, R2DBC to read) and
 * Elasticsearch to keep read models in.
 */
@Configuration(proxyBeanMethods = false)
public class QuerySideConfiguration {
    /** Events that are projected in one transaction, at most. */
    private static final int BATCH = 1_000;

    /** Where processes share a log, they may share the read models. */
    private static final String SHARED_LOG = "axon-server";

    /** For servers that share one Elasticsearch. */
    private static final String SEARCH_ALIAS = "${plexichat.search.alias:messages}";

    @Bean
    ProjectionRuntime projectionRuntime(
            @Qualifier("projectionConnections") DataSource projectionConnections,
            @Qualifier("buildConnections") DataSource buildConnections,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            ObjectProvider<EventUpcaster> upcasters,
            @Value("${plexichat.projections.parked-sequences:1000}") int parkedSequences,
            @Value("${plexichat.projections.parked-events:10000}") int parkedEvents,
            @Value("${plexichat.projections.kept:PT24H}") Duration kept,
            @Value("${plexichat.projections.builds:1}") int builds,
            @Value("${plexichat.event-store:postgres}") String eventStore,
            ObjectProvider<EventProcessorSpanFactory> spans) {
        EventProcessorSpanFactory spanFactory = spans.getIfAvailable(() -> DefaultEventProcessorSpanFactory.builder()
                .spanFactory(NoOpSpanFactory.INSTANCE)
                .build());
        Function<DataSource, ProjectionStore> store = connections -> new ProjectionStore(
                connections,
                eventSerializer,
                upcasters.getIfAvailable(() -> NoOpEventUpcaster.INSTANCE),
                new LetterLimits(parkedSequences, parkedEvents),
                SHARED_LOG.equals(eventStore));
        return new ProjectionRuntime(
                store.apply(projectionConnections),
                store.apply(buildConnections),
                events,
                spanFactory,
                owner(),
                BATCH,
                kept,
                builds);
    }

    @Bean
    ReadModels readModels(
            ProjectionRuntime runtime,
            ElasticsearchClient elasticsearch,
            @Value(SEARCH_ALIAS) String searchAlias,
            KeyVault vault,
            KeyDestruction destruction) {
        return ReadModels.of(runtime, elasticsearch, searchAlias, vault, destruction);
    }

    @Bean
    Projections projections(ReadModels models, ProjectionRuntime runtime) {
        return new Projections(models.all(), runtime.builds());
    }

    @Bean
    Trials trials(ReadModels models) {
        return new Trials(models.all());
    }

    @Bean
    ReadSources readSources(
            ConnectionFactory connections,
            ElasticsearchClient elasticsearch,
            @Value(SEARCH_ALIAS) String searchAlias,
            KeyVault vault,
            KeyGenerations generations,
            Signer signer,
            ObjectProvider<ReadReplicas> replicas) {
        return new ReadSources(
                DatabaseClient.create(connections),
                replicas.getIfAvailable(ReadReplicas::none),
                new ElasticsearchAsyncClient(elasticsearch._transport(), elasticsearch._transportOptions()),
                searchAlias,
                vault,
                generations,
                signer);
    }

    @Bean
    QueryEndpoints queryEndpoints(
            ReadModels models,
            ReadSources sources,
            QueryBus bus,
            KeyDestruction destruction,
            Projections projections,
            ProjectionRuntime runtime) {
        return QueryHandlers.open(models, sources, bus, destruction, new Operators(projections, runtime.builds()));
    }

    /** Names this process among those that share the database. */
    private static String owner() {
        return ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();
    }
}
