package io.plexichat.command.message;

import io.plexichat.command.AggregateStore;
import io.plexichat.command.Aggregates;
import io.plexichat.command.LogPositions;
import io.plexichat.command.account.ServerPermissions;
import io.plexichat.command.channel.ChannelAccess;
import io.plexichat.kernel.key.KeyVault;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class MessageConfiguration {
    private static final long MARKERS_KEPT = 10_000;
    private static final int SNAPSHOT_MARKER_EVERY = 100;

    @Bean
    MessageSeals messageSeals(KeyVault vault) {
        return new MessageSeals(vault);
    }

    @Bean(destroyMethod = "cancel")
    Registration messageSending(
            CommandBus commandBus,
            ChannelAccess access,
            LogPositions positions,
            MessageSeals seals,
            EventStore eventStore) {
        return new AnnotationCommandHandlerAdapter<>(new MessageSending(
                        access, new ReplyTargets(positions), new EarlierSends(positions, seals), seals, eventStore))
                .subscribe(commandBus);
    }

    @Bean(destroyMethod = "cancel")
    Registration messageErasing(CommandBus commandBus, LogPositions positions, EventStore eventStore) {
        return new AnnotationCommandHandlerAdapter<>(new MessageErasing(positions, eventStore)).subscribe(commandBus);
    }

    @Bean(destroyMethod = "cancel")
    Registration messageCommands(
            CommandBus commandBus,
            ChannelAccess access,
            ServerPermissions accounts,
            AggregateStore store,
            MessageSeals seals) {
        Aggregates<Message> messages = store.uncached(Message.class);
        return new AnnotationCommandHandlerAdapter<>(new MessageCommandHandler(access, accounts, messages, seals))
                .subscribe(commandBus);
    }

    @Bean(destroyMethod = "cancel")
    Registration readMarkerCommands(
            CommandBus commandBus, ChannelAccess access, LogPositions positions, AggregateStore store) {
        Aggregates<ReadMarker> markers =
                store.cachedWithSnapshots(ReadMarker.class, MARKERS_KEPT, SNAPSHOT_MARKER_EVERY);
        return new AnnotationCommandHandlerAdapter<>(new ReadMarkerCommandHandler(access, positions, markers))
                .subscribe(commandBus);
    }
}
