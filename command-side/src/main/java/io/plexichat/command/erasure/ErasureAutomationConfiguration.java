package io.plexichat.command.erasure;

import io.plexichat.command.LogPositions;
import java.time.InstantSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What carries out erasures. Asks for a {@link QueryBus}, as nothing else of the command side does. */
@Configuration(proxyBeanMethods = false)
public class ErasureAutomationConfiguration {
    @Bean
    WhenErasureIsDueThenErase erasureAutomation(
            QueryBus queryBus, CommandBus commandBus, LogPositions positions, InstantSource clock) {
        return automation(new QueriedErasures(queryBus), commandBus, positions, clock);
    }

    @Bean(destroyMethod = "cancel")
    Registration erasureFollowing(EventStore eventStore, WhenErasureIsDueThenErase automation) {
        return eventStore.subscribe(automation::follow);
    }

    static WhenErasureIsDueThenErase automation(
            ErasureReads reads, CommandBus commandBus, LogPositions positions, InstantSource clock) {
        Orders orders = new Orders(commandBus);
        MessageSweep sweep = new MessageSweep(orders, clock);
        return new WhenErasureIsDueThenErase(
                reads,
                new ErasureRun(reads, orders, sweep, clock),
                new RetentionRun(reads, orders, sweep, clock),
                positions,
                clock);
    }
}
