package io.plexichat.standalone.server;

import io.plexichat.command.CommandSideConfiguration;
import io.plexichat.command.LogPositions;
import io.plexichat.gateway.GatewayConfiguration;
import io.plexichat.query.QuerySideConfiguration;
import io.plexichat.standalone.backend.Secret;
import io.plexichat.standalone.wiring.BusConfiguration;
import io.plexichat.standalone.wiring.HealthConfiguration;
import io.plexichat.standalone.wiring.LogConfiguration;
import io.plexichat.standalone.wiring.StoreConfiguration;
import io.plexichat.standalone.wiring.TracingConfiguration;
import java.time.InstantSource;
import org.axonframework.commandhandling.CommandBus;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The whole server: all three roles, and what puts them together. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    StoreConfiguration.class,
    LogConfiguration.class,
    BusConfiguration.class,
    TracingConfiguration.class,
    HealthConfiguration.class,
    CommandSideConfiguration.class,
    QuerySideConfiguration.class,
    GatewayConfiguration.class
})
class ServerConfiguration {
    @Bean
    AdminAccount adminAccount(
            CommandBus commands,
            LogPositions log,
            InstantSource clock,
            ServerSettings settings,
            ServerAnnouncements announcements) {
        @Nullable Secret password = settings.adminPassword();
        return new AdminAccount(commands, log, clock, password, announcements);
    }
}
