package io.plexichat.standalone.wiring;

import io.plexichat.command.LogPositions;
import io.plexichat.eventstore.PostgresEventStore;
import io.plexichat.observability.Tracing;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The event store, and what the command side sees of it. */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {
    @Bean
    Serializer eventSerializer() {
        return CatalogSerializer.create();
    }

    @Bean(destroyMethod = "close")
    PostgresEventStore eventStore(
            @Qualifier(StoreConfiguration.LOG_CONNECTIONS) DataSource connections,
            Serializer eventSerializer,
            Tracing tracing) {
        return PostgresEventStore.builder()
                .dataSource(connections)
                .eventSerializer(eventSerializer)
                .spanFactory(DefaultEventBusSpanFactory.builder()
                        .spanFactory(tracing.spans())
                        .build())
                .build();
    }

    @Bean
    LogPositions logPositions(PostgresEventStore eventStore) {
        return new StoreLogPositions(eventStore);
    }
}
