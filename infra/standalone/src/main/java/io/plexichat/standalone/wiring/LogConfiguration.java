package io.plexichat.standalone.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.command.LogPositions;
import io.plexichat.command.PastEvents;
import io.plexichat.command.SnapshotRevisions;
import io.plexichat.eventstore.PostgresEventStore;
import io.plexichat.observability.Tracing;
import io.plexichat.standalone.backend.Backends;
import io.plexichat.standalone.backend.PostgresPools;
import io.plexichat.standalone.backend.PostgresSettings;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The event store, and what the command side sees of it. Its connections are not for others to inject, so that no read model can
 * take them from the writer.
 */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {
    private static final String LOG_CONNECTIONS = "logConnections";

    @Bean(name = LOG_CONNECTIONS, defaultCandidate = false)
    HikariDataSource logConnections(Backends backends, PostgresSettings settings) {
        return PostgresPools.blocking("log", backends.postgres(), settings.logConnections());
    }

    @Bean
    Serializer eventSerializer() {
        return CatalogSerializer.create();
    }

    @Bean(destroyMethod = "close")
    PostgresEventStore eventStore(
            @Qualifier(LOG_CONNECTIONS) DataSource connections, Serializer eventSerializer, Tracing tracing) {
        return PostgresEventStore.builder()
                .dataSource(connections)
                .eventSerializer(eventSerializer)
                .snapshotFilter(new SnapshotRevisions())
                .spanFactory(DefaultEventBusSpanFactory.builder()
                        .spanFactory(tracing.spans())
                        .build())
                .build();
    }

    @Bean
    LogPositions logPositions(PostgresEventStore eventStore) {
        return new StoreLogPositions(eventStore);
    }

    @Bean
    PastEvents pastEvents(PostgresEventStore eventStore) {
        return new StorePastEvents(eventStore.past());
    }

    @Bean
    HealthIndicator logHealthIndicator(PostgresEventStore log) {
        return () -> (log.isAvailable() ? Health.up() : Health.down()).build();
    }
}
