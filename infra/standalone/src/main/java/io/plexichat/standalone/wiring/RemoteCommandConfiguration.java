package io.plexichat.standalone.wiring;

import io.plexichat.axonserver.AxonServerLog;
import io.plexichat.command.LogFollower;
import io.plexichat.command.LogPositions;
import io.plexichat.command.PastEvents;
import io.plexichat.command.PositionedCommandBus;
import io.plexichat.observability.Tracing;
import org.axonframework.commandhandling.DefaultCommandBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Commands that come from other processes, decided on what the log says, which other processes append to as well. */
@Configuration(proxyBeanMethods = false)
public class RemoteCommandConfiguration {
    @Bean
    LogPositions logPositions(AxonServerLog log) {
        return new RemoteLogPositions(log);
    }

    @Bean
    PastEvents pastEvents() {
        return new RemotePastEvents();
    }

    /** Decides nothing while it does not know what others appended. */
    @Bean
    PositionedCommandBus handlingCommandBus(LogPositions positions, AxonServerLog log, Tracing tracing) {
        PositionedCommandBus bus = new PositionedCommandBus(
                positions,
                DefaultCommandBusSpanFactory.builder()
                        .spanFactory(tracing.spans())
                        .build());
        bus.registerHandlerInterceptor((_, chain) -> {
            if (!log.tail().isFollowing()) {
                throw new EventStoreException("Expected to follow the log, but its end is out of sight.");
            }
            return chain.proceed();
        });
        return bus;
    }

    @Bean
    TailLifecycle tailLifecycle(AxonServerLog log, LogFollower follower) {
        return new TailLifecycle(log.tail(), follower);
    }

    @Bean
    HealthIndicator logHealthIndicator(AxonServerLog log) {
        return () -> (log.tail().isFollowing() ? Health.up() : Health.down()).build();
    }
}
