package io.plexichat.standalone.server;

import io.plexichat.command.LogPositions;
import io.plexichat.command.PositionedCommandBus;
import io.plexichat.command.account.PasswordScreening;
import io.plexichat.standalone.backend.Secret;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who decides also sees to it that there is an administrator. */
@Configuration(proxyBeanMethods = false)
class AdminConfiguration {
    @Bean
    AdminAccountStart adminAccount(
            PositionedCommandBus commands,
            LogPositions log,
            InstantSource clock,
            PasswordScreening screening,
            ServerSettings settings,
            ServerAnnouncements announcements) {
        @Nullable Secret password = settings.adminPassword();
        AdminAccount account = new AdminAccount(commands, log, clock, screening, password, announcements);
        return new AdminAccountStart(account, settings.isOnAxonServer());
    }
}
