package io.plexichat.command.factor;

import io.plexichat.command.AggregateStore;
import io.plexichat.command.LogPositions;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For a command side that is asked queries, too. */
@Configuration(proxyBeanMethods = false)
public class FactorQueryConfiguration {
    @Bean(destroyMethod = "close")
    FactorQueryHandler factorQueries(QueryBus bus, AggregateStore store, LogPositions positions, FactorSeals seals) {
        return new FactorQueryHandler(bus, store.past(Factors.class), positions, seals);
    }
}
