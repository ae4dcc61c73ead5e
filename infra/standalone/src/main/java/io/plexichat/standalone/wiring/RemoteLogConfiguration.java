package io.plexichat.standalone.wiring;

import io.plexichat.axonserver.AxonServerLink;
import io.plexichat.axonserver.AxonServerLog;
import io.plexichat.command.SnapshotRevisions;
import io.plexichat.observability.Tracing;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The log on Axon Server, for who writes it or reads it. */
@Configuration(proxyBeanMethods = false)
public class RemoteLogConfiguration {
    @Bean
    Serializer eventSerializer() {
        return CatalogSerializer.create();
    }

    @Bean(destroyMethod = "close")
    AxonServerLog axonServerLog(
            AxonServerLink link, @Qualifier("eventSerializer") Serializer eventSerializer, Tracing tracing) {
        return AxonServerLog.on(
                link,
                eventSerializer,
                new SnapshotRevisions(),
                DefaultEventBusSpanFactory.builder()
                        .spanFactory(tracing.spans())
                        .build());
    }

    /** What projections follow, rather than the store itself. */
    @Bean
    @Primary
    StreamableMessageSource<TrackedEventMessage<?>> eventSource(AxonServerLog log) {
        return log.source();
    }

    @Bean(destroyMethod = "")
    EventStore eventStore(AxonServerLog log) {
        return log.store();
    }
}
