package io.plexichat.gateway.presence;

import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.live.Signals;
import io.plexichat.kernel.ephemeral.EphemeralState;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
public class PresenceConfiguration {
    @Bean
    Presences presences(
            EphemeralState state,
            @Qualifier("apiJson") JsonMapper json,
            ServerTime time,
            PresenceProperties properties) {
        return new Presences(state, json, time, properties.kept());
    }

    @Bean
    Announcements presenceAnnouncements(EphemeralState state, Queries queries) {
        return new Announcements(state, queries);
    }

    @Bean
    PresenceChanges presenceChanges(Presences presences, Announcements announcements) {
        return new PresenceChanges(presences, announcements);
    }

    @Bean
    Typing typing(Queries queries, Presences presences, Announcements announcements) {
        return new Typing(queries, presences, announcements);
    }

    @Bean
    PresenceErasure presenceErasure(Presences presences) {
        return new PresenceErasure(presences);
    }

    @Bean
    Signals signals(
            EphemeralState state,
            Queries queries,
            Presences presences,
            PresenceChanges changes,
            Announcements announcements,
            Typing typing,
            @Qualifier("apiJson") JsonMapper json,
            ServerTime time,
            PresenceProperties properties) {
        Showing showing = new Showing(
                state.topics(),
                presences,
                new Profiles(queries),
                new SignalJson(json, time, properties.typing()),
                Schedulers.parallel());
        Connections connections = new Connections(changes, presences, properties.grace(), Schedulers.parallel());
        state.leases()
                .onLost(group -> Presences.account(group)
                        .ifPresent(account -> changes.lost(account).subscribe()));
        state.onWhole(() -> announcements.catchUp(connections.accounts()));
        return new LiveSignals(new Watchers(showing.index(), queries), typing, connections);
    }
}
