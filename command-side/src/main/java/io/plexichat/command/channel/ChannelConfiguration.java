package io.plexichat.command.channel;

import io.plexichat.command.AggregateStore;
import io.plexichat.command.Aggregates;
import io.plexichat.command.LogPositions;
import io.plexichat.command.account.KnownAccounts;
import io.plexichat.command.account.ServerPermissions;
import io.plexichat.kernel.key.KeyVault;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class ChannelConfiguration {
    private static final long CHANNELS_KEPT = 2_000;
    private static final long NAMES_KEPT = 2_000;
    private static final int SNAPSHOT_EVERY = 1_000;

    @Bean
    ChannelAccess channelAccess(EventStore eventStore) {
        return new ChannelAccess(new ChannelHistory(eventStore), CHANNELS_KEPT);
    }

    @Bean(destroyMethod = "cancel")
    Registration channelAccessFollowing(EventStore eventStore, ChannelAccess access) {
        return eventStore.subscribe(access::follow);
    }

    @Bean(destroyMethod = "cancel")
    Registration channelCommands(
            CommandBus commandBus,
            AggregateStore store,
            LogPositions positions,
            KnownAccounts accounts,
            ServerPermissions permissions,
            KeyVault vault) {
        Aggregates<Channel> channels = store.cachedWithSnapshots(Channel.class, CHANNELS_KEPT, SNAPSHOT_EVERY);
        ChannelNames names = new ChannelNames(store.cached(ChannelNameReservation.class, NAMES_KEPT));
        return new AnnotationCommandHandlerAdapter<>(new ChannelCommandHandler(
                        positions, accounts, permissions, names, new ChannelSeals(vault), channels))
                .subscribe(commandBus);
    }
}
