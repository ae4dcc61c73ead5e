package io.plexichat.standalone.wiring;

import io.plexichat.axonserver.AxonServerLink;
import io.plexichat.axonserver.RemoteCommandBus;
import io.plexichat.axonserver.RemoteQueryBus;
import io.plexichat.axonserver.WireMessages;
import io.plexichat.command.PositionedCommandBus;
import io.plexichat.observability.Tracing;
import io.plexichat.standalone.backend.AxonServerSettings;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DefaultCommandBusSpanFactory;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.queryhandling.DefaultQueryBusSpanFactory;
import org.axonframework.queryhandling.DefaultQueryUpdateEmitterSpanFactory;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The buses that the roles meet on when they are in several processes. */
@Configuration(proxyBeanMethods = false)
public class ClusterConfiguration {
    @Bean(destroyMethod = "close")
    AxonServerLink axonServerLink(AxonServerSettings settings) {
        return AxonServerLink.open(settings.address());
    }

    @Bean
    Serializer messageSerializer() {
        return WireMessages.serializer();
    }

    @Bean(destroyMethod = "")
    @Primary
    RemoteCommandBus commandBus(
            AxonServerLink link,
            ObjectProvider<PositionedCommandBus> here,
            @Qualifier("messageSerializer") Serializer messageSerializer,
            Tracing tracing) {
        CommandBusSpanFactory spans = DefaultCommandBusSpanFactory.builder()
                .spanFactory(tracing.spans())
                .build();
        CommandBus handling = here.getIfAvailable();
        return RemoteCommandBus.of(
                link,
                handling == null ? SimpleCommandBus.builder().spanFactory(spans).build() : handling,
                messageSerializer,
                spans);
    }

    @Bean(destroyMethod = "")
    RemoteQueryBus queryBus(
            AxonServerLink link, @Qualifier("messageSerializer") Serializer messageSerializer, Tracing tracing) {
        QueryBusSpanFactory spans = DefaultQueryBusSpanFactory.builder()
                .spanFactory(tracing.spans())
                .build();
        SimpleQueryUpdateEmitter updates = SimpleQueryUpdateEmitter.builder()
                .spanFactory(DefaultQueryUpdateEmitterSpanFactory.builder()
                        .spanFactory(tracing.spans())
                        .build())
                .build();
        return RemoteQueryBus.of(link, updates, messageSerializer, spans);
    }

    @Bean
    ClusterLifecycle clusterLifecycle(RemoteCommandBus commands, RemoteQueryBus queries) {
        return new ClusterLifecycle(commands, queries);
    }

    @Bean
    HealthIndicator axonServerHealthIndicator(AxonServerLink link) {
        return () -> (link.isConnected() ? Health.up() : Health.down()).build();
    }
}
