package io.plexichat.command.erasure;

import io.plexichat.command.LogPositions;
import io.plexichat.command.Orders;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What carries out erasures. Asks for a {@link QueryBus}, as nothing else of the command side does. */
@Configuration(proxyBeanMethods = false)
public class ErasureAutomationConfiguration {
    private static final String PURGING = "searchPurgeExecutor";

    @Bean(name = PURGING, destroyMethod = "shutdownNow", defaultCandidate = false)
    ExecutorService searchPurgeExecutor() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("search-purge").daemon().factory());
    }

    @Bean
    WhenErasureIsDueThenErase erasureAutomation(
            QueryBus queryBus,
            CommandBus commandBus,
            LogPositions positions,
            InstantSource clock,
            @Qualifier(PURGING) ExecutorService searchPurgeExecutor) {
        return automation(new QueriedErasures(queryBus), searchPurgeExecutor, commandBus, positions, clock);
    }

    static WhenErasureIsDueThenErase automation(
            ErasureReads reads,
            Executor purging,
            CommandBus commandBus,
            LogPositions positions,
            InstantSource precise) {
        // As all commands come in, so that no store cuts a time.
        InstantSource clock = () -> precise.instant().truncatedTo(ChronoUnit.MILLIS);
        Orders orders = new Orders(commandBus);
        MessageSweep sweep = new MessageSweep(orders, clock);
        return new WhenErasureIsDueThenErase(
                reads,
                new ErasureRun(reads, orders, sweep, clock),
                new RetentionRun(reads, orders, sweep, clock),
                new SearchPurges(reads, purging),
                positions,
                clock);
    }
}
