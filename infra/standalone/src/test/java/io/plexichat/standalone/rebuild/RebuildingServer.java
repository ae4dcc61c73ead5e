package io.plexichat.standalone.rebuild;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.eventstore.PostgresEventStore;
import io.plexichat.observability.Tracing;
import io.plexichat.query.QuerySideConfiguration;
import io.plexichat.query.generation.ProjectionRuntime;
import io.plexichat.query.generation.Projections;
import io.plexichat.standalone.TestSettings;
import io.plexichat.standalone.backend.Backends;
import io.plexichat.standalone.backend.KeySettings;
import io.plexichat.standalone.backend.PostgresAddress;
import io.plexichat.standalone.backend.PostgresPools;
import io.plexichat.standalone.backend.PostgresSettings;
import io.plexichat.standalone.backend.Secret;
import io.plexichat.standalone.wiring.BusConfiguration;
import io.plexichat.standalone.wiring.LogConfiguration;
import io.plexichat.standalone.wiring.StoreConfiguration;
import io.plexichat.standalone.wiring.VaultConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.unit.DataSize;

/** The log and the query side, wired as in the product, but with small chunks; Elasticsearch is away. */
final class RebuildingServer {
    /** Nobody listens on the port for discarding. */
    private static final int CHUNK = 10;

    private static final Duration KEPT = Duration.ofSeconds(20);
    private static final int BUILDS = 3;
    private static final int PATIENCE_SECONDS = 30;

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /**
     * @param log has the log
     * @param readModels has the read models
     */
    RebuildingServer(PostgresDatabase log, PostgresDatabase readModels, Path data) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "plexichat.gateway.keys-directory",
                                data.resolve("keys").toString())));
        PostgresSettings postgres = new PostgresSettings(
                log.jdbcUrl(),
                log.user(),
                new Secret(log.password()),
                DataSize.ofMegabytes(32),
                4,
                8,
                4,
                6,
                List.of(),
                Duration.ofSeconds(1));
        context.registerBean(InstantSource.class, InstantSource::system);
        context.registerBean(Tracing.class, Tracing::off);
        context.registerBean(PostgresSettings.class, () -> postgres);
        context.registerBean(KeySettings.class, TestSettings::localKeys);
        context.registerBean(Backends.class, () -> Backends.begin(postgres, TestSettings.noElasticsearch(), data));
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.getBeanFactory().addBeanPostProcessor(new Altering(readModels));
        context.register(
                LogConfiguration.class,
                BusConfiguration.class,
                VaultConfiguration.class,
                StoreConfiguration.class,
                QuerySideConfiguration.class);
    }

    /** Returns when it can be spoken to. */
    void start() {
        context.refresh();
    }

    PostgresEventStore log() {
        return context.getBean(PostgresEventStore.class);
    }

    Projections projections() {
        return context.getBean(Projections.class);
    }

    /** @throws Rejected also when what it needs is away */
    <R> R ask(Object query, Class<R> answer) throws Rejected, InterruptedException, TimeoutException {
        try {
            QueryResponseMessage<R> response = context.getBean(QueryBus.class)
                    .query(new GenericQueryMessage<>(query, ResponseTypes.instanceOf(answer)))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (response.isExceptional()) {
                throw new Rejected(response.exceptionResult());
            }
            return response.getPayload();
        } catch (ExecutionException e) {
            throw new Rejected(e);
        }
    }

    /** An order that cannot be carried out now. */
    static final class Rejected extends Exception {
        private static final long serialVersionUID = 1;

        Rejected(Throwable cause) {
            super(cause);
        }
    }

    /** Small steps, so that a kill finds every step at work. */
    private record Altering(PostgresDatabase readModels) implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return switch (bean) {
                case HikariDataSource own
                when name.equals("projectionConnections") || name.equals("buildConnections") -> {
                    own.close();
                    yield PostgresPools.blocking(name, PostgresAddress.of(readModels), own.getMaximumPoolSize());
                }
                case ProjectionRuntime runtime ->
                    new ProjectionRuntime(
                            runtime.store(),
                            runtime.builds(),
                            runtime.events(),
                            runtime.spans(),
                            runtime.owner(),
                            CHUNK,
                            KEPT,
                            BUILDS);
                default -> bean;
            };
        }
    }
}
