package io.plexichat.standalone.sealing;

import io.plexichat.command.AutomationsConfiguration;
import io.plexichat.command.CommandSideConfiguration;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.eventstore.LogUnavailableException;
import io.plexichat.eventstore.PostgresEventStore;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.erasure.ErasureQuery.AwaitSearchPurge;
import io.plexichat.kernel.erasure.ErasureQuery.SearchPurged;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.observability.Tracing;
import io.plexichat.query.QuerySideConfiguration;
import io.plexichat.standalone.TestSettings;
import io.plexichat.standalone.backend.Backends;
import io.plexichat.standalone.backend.KeySettings;
import io.plexichat.standalone.backend.PostgresSettings;
import io.plexichat.standalone.backend.Secret;
import io.plexichat.standalone.wiring.BusConfiguration;
import io.plexichat.standalone.wiring.LogConfiguration;
import io.plexichat.standalone.wiring.StoreConfiguration;
import io.plexichat.standalone.wiring.VaultConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.unit.DataSize;

/** Both sides of a server with what they do by themselves, wired as in the product; without a gateway, and Elasticsearch is away. */
final class TestProcess {
    /** Nobody listens on the port for discarding. */
    private static final int PATIENCE_SECONDS = 20;

    final Fuse fuse = new Fuse();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private record NothingToPurge() {}

    TestProcess(PostgresDatabase database, Path data, InstantSource clock) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "plexichat.gateway.keys-directory",
                                data.resolve("keys").toString())));
        PostgresSettings postgres = new PostgresSettings(
                database.jdbcUrl(),
                database.user(),
                new Secret(database.password()),
                DataSize.ofMegabytes(32),
                4,
                6,
                2,
                4,
                List.of(),
                Duration.ofSeconds(1));
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.registerBean(InstantSource.class, () -> clock);
        context.registerBean(Tracing.class, Tracing::off);
        context.registerBean(PostgresSettings.class, () -> postgres);
        context.registerBean(KeySettings.class, TestSettings::localKeys);
        context.registerBean(Backends.class, () -> Backends.begin(postgres, TestSettings.noElasticsearch(), data));
        context.getBeanFactory().addBeanPostProcessor(new Altering());
        context.register(
                LogConfiguration.class,
                BusConfiguration.class,
                VaultConfiguration.class,
                CommandSideConfiguration.class,
                AutomationsConfiguration.class,
                StoreConfiguration.class,
                QuerySideConfiguration.class);
    }

    /** Returns when it can be spoken to; its read models may be behind. */
    void start() {
        try {
            context.refresh();
        } catch (RuntimeException e) {
            throw diedOr(e);
        }
    }

    /**
     * Does not wait for a process that is dead.
     *
     * @return why it was rejected; empty when it was carried out
     */
    Optional<String> send(Object command) {
        CompletableFuture<CommandResultMessage<?>> answered = new CompletableFuture<>();
        CommandBus commands = part(CommandBus.class);
        Thread.ofPlatform()
                .daemon()
                .start(() -> commands.dispatch(
                        GenericCommandMessage.asCommandMessage(command), (_, result) -> answered.complete(result)));
        CommandResultMessage<?> result = await(answered);
        if (!result.isExceptional()) {
            return Optional.empty();
        }
        Rejection rejection = ((CommandExecutionException) result.exceptionResult())
                .<Rejection>getDetails()
                .orElseThrow();
        if (rejection.kind() == Rejection.Kind.UNAVAILABLE) {
            throw diedOr(new IllegalStateException(rejection.code()));
        }
        return Optional.of(rejection.code());
    }

    /** As of the end of the log. */
    <R> R ask(Object query, Class<R> answer) {
        QueryResponseMessage<R> response = await(part(QueryBus.class)
                .query(new GenericQueryMessage<>(query, ResponseTypes.instanceOf(answer))
                        .withMetaData(Map.of(
                                MetadataKeys.MIN_POSITION,
                                part(PostgresEventStore.class).head()))));
        if (response.isExceptional()) {
            throw diedOr(new IllegalStateException("Expected an answer to " + query, response.exceptionResult()));
        }
        return response.getPayload();
    }

    /** Every event there is. */
    List<Object> log() {
        if (fuse.blown()) {
            throw new Died();
        }
        PostgresEventStore store = part(PostgresEventStore.class);
        long head = store.head();
        List<Object> events = new ArrayList<>();
        try (TrackingEventStream stream = store.openStream(null)) {
            while (events.size() <= head) {
                if (!stream.hasNextAvailable(1, TimeUnit.SECONDS) && fuse.blown()) {
                    throw new Died();
                }
                events.add(stream.nextAvailable().getPayload());
            }
            return events;
        } catch (LogUnavailableException e) {
            throw diedOr(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    KeyVault vault() {
        return part(KeyVault.class);
    }

    /** Ends it where it is. What is left of it in memory goes by itself, and is harmless: it is cut off. */
    void die() {
        fuse.blow();
        Thread.ofPlatform().name("bury").daemon().start(context::close);
    }

    private <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    private <T> T await(CompletableFuture<T> answer) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                return answer.get(50, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (fuse.blown()) {
                    throw new Died();
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Expected an answer in " + PATIENCE_SECONDS + " s.", e);
                }
            } catch (ExecutionException e) {
                throw diedOr(new IllegalStateException(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private RuntimeException diedOr(RuntimeException failure) {
        return fuse.blown() ? new Died() : failure;
    }

    /** Puts the fuse before every connection that writes, and answers for the search engine. */
    private final class Altering implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof SimpleQueryBus queries) {
                var _ = queries.subscribe(NothingToPurge.class.getName(), SearchPurged.class, _ -> new SearchPurged());
                var _ = queries.registerDispatchInterceptor(
                        _ -> (_, query) -> query.getPayload() instanceof AwaitSearchPurge
                                ? new GenericQueryMessage<>(new NothingToPurge(), query.getResponseType())
                                : query);
            }
            return bean instanceof DataSource connections ? fuse.guard(connections) : bean;
        }
    }
}
