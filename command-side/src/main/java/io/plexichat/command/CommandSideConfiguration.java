package io.plexichat.command;

import io.plexichat.command.account.AccountConfiguration;
import io.plexichat.command.bot.BotConfiguration;
import io.plexichat.command.channel.ChannelAccess;
import io.plexichat.command.channel.ChannelConfiguration;
import io.plexichat.command.erasure.ErasureConfiguration;
import io.plexichat.command.factor.FactorConfiguration;
import io.plexichat.command.key.KeyConfiguration;
import io.plexichat.command.mail.MailConfiguration;
import io.plexichat.command.message.MessageConfiguration;
import io.plexichat.command.recovery.RecoveryConfiguration;
import io.plexichat.command.session.SessionConfiguration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.DefaultRepositorySpanFactory;
import org.axonframework.tracing.NoOpSpanFactory;
import org.axonframework.tracing.SpanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The whole command side. Asks for a {@link org.axonframework.commandhandling.CommandBus} to subscribe to (a
 * {@link PositionedCommandBus}), an {@link EventStore}, {@link LogPositions}, {@link PastEvents}, a
 * {@link io.plexichat.kernel.key.KeyVault} and, if there is one, a {@link SpanFactory}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    AccountConfiguration.class,
    FactorConfiguration.class,
    BotConfiguration.class,
    SessionConfiguration.class,
    ChannelConfiguration.class,
    MessageConfiguration.class,
    MailConfiguration.class,
    RecoveryConfiguration.class,
    KeyConfiguration.class,
    ErasureConfiguration.class
})
public class CommandSideConfiguration {

    @Bean(destroyMethod = "shutdown")
    ExecutorService snapshotExecutor() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("snapshots").daemon().factory());
    }

    @Bean
    AggregateStore aggregateStore(
            EventStore eventStore,
            PastEvents pastEvents,
            ObjectProvider<SpanFactory> spanFactory,
            ExecutorService snapshotExecutor) {
        return new AggregateStore(
                eventStore,
                pastEvents,
                DefaultRepositorySpanFactory.builder()
                        .spanFactory(spanFactory.getIfUnique(() -> NoOpSpanFactory.INSTANCE))
                        .build(),
                snapshotExecutor);
    }

    @Bean
    LogFollower logFollower(AggregateStore aggregates, ChannelAccess access) {
        return new LogFollower(aggregates, access);
    }
}
