package io.plexichat.standalone.wiring;

import io.plexichat.command.LogPositions;
import io.plexichat.command.PositionedCommandBus;
import io.plexichat.observability.Tracing;
import org.axonframework.commandhandling.DefaultCommandBusSpanFactory;
import org.axonframework.queryhandling.DefaultQueryBusSpanFactory;
import org.axonframework.queryhandling.DefaultQueryUpdateEmitterSpanFactory;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The buses that the roles meet on, in this process. Neither has a transaction manager: the log commits by itself, and each
 * projection brings its own.
 */
@Configuration(proxyBeanMethods = false)
public class BusConfiguration {
    @Bean
    PositionedCommandBus commandBus(LogPositions positions, Tracing tracing) {
        return new PositionedCommandBus(
                positions,
                DefaultCommandBusSpanFactory.builder()
                        .spanFactory(tracing.spans())
                        .build());
    }

    @Bean
    QueryUpdateEmitter queryUpdateEmitter(Tracing tracing) {
        return SimpleQueryUpdateEmitter.builder()
                .spanFactory(DefaultQueryUpdateEmitterSpanFactory.builder()
                        .spanFactory(tracing.spans())
                        .build())
                .build();
    }

    @Bean
    SimpleQueryBus queryBus(QueryUpdateEmitter updates, Tracing tracing) {
        return SimpleQueryBus.builder()
                .queryUpdateEmitter(updates)
                .spanFactory(DefaultQueryBusSpanFactory.builder()
                        .spanFactory(tracing.spans())
                        .build())
                .build();
    }
}
