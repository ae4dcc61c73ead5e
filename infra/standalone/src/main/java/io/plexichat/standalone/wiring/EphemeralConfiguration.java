package io.plexichat.standalone.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.plexichat.axonserver.AxonServerLink;
import io.plexichat.kernel.ephemeral.EphemeralState;
import io.plexichat.kernel.ephemeral.InMemoryEphemeralState;
import io.plexichat.redis.RedisAddress;
import io.plexichat.redis.RedisEphemeralState;
import io.plexichat.standalone.backend.FileValues;
import io.plexichat.standalone.backend.RedisSettings;
import io.plexichat.standalone.backend.ValueJournal;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What gateways share for a while: through Redis, or a gateway on its own with itself. */
@Configuration(proxyBeanMethods = false)
public class EphemeralConfiguration {
    private static final Logger log = LoggerFactory.getLogger(EphemeralConfiguration.class);

    /** Closed by its own close method, where it has one. */
    @Bean
    EphemeralState ephemeralState(
            RedisSettings settings,
            @Value("${plexichat.presence.file}") Path file,
            InstantSource clock,
            ObjectProvider<AxonServerLink> axonServer) {
        return open(settings, file, clock, axonServer.getIfAvailable() != null);
    }

    /** @param ofSeveral whether there may be other gateways */
    static EphemeralState open(RedisSettings settings, Path file, InstantSource clock, boolean ofSeveral) {
        RedisAddress address = settings.address();
        if (address == null && ofSeveral) {
            log.warn(
                    "Without plexichat.redis.url this gateway shares with no other: presence, typing, how many streams an"
                            + " account has open, and that a session ended, are of this process only.");
        }
        return address == null
                ? new InMemoryEphemeralState(
                        FileValues.open(new ValueJournal(file), clock),
                        (topic, e) -> log.error("A listener of {} failed.", topic, e))
                : RedisEphemeralState.open(address);
    }

    @Bean
    MeterBinder gatewayTogether(EphemeralState state) {
        return registry -> Gauge.builder("plexichat.gateway.together", state, each -> each.isWhole() ? 1 : 0)
                .description("1 while this gateway shares with the others what it should.")
                .register(registry);
    }
}
