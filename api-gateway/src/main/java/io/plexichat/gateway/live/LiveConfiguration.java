package io.plexichat.gateway.live;

import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.kernel.ephemeral.EphemeralState;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
public class LiveConfiguration {
    @Bean
    LiveJson liveJson(@Qualifier("apiJson") JsonMapper json) {
        return new LiveJson(json);
    }

    @Bean
    LiveHub liveHub(
            Queries queries, LiveJson json, GatewayProperties properties, ObjectProvider<PushListener> listener) {
        return new LiveHub(queries, json, properties.live(), listener.getIfAvailable(() -> _ -> {}));
    }

    @Bean
    LiveStreams liveStreams(
            LiveHub hub,
            Queries queries,
            LiveJson json,
            ObjectProvider<Signals> signals,
            EphemeralState state,
            SessionChecks sessions,
            ServerTime time,
            GatewayProperties properties) {
        LiveSource source = new LiveSource(hub, new Audiences(queries), queries, json);
        StreamLimits limits = new StreamLimits(state.leases(), properties.live().streamsPerAccount());
        return new LiveStreams(source, signals.getIfAvailable(Signals::none), limits, sessions, time, properties);
    }
}
