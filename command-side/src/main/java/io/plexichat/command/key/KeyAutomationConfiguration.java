package io.plexichat.command.key;

import io.plexichat.command.LogPositions;
import io.plexichat.command.Orders;
import io.plexichat.kernel.key.KeyGenerations;
import java.time.Duration;
import java.time.InstantSource;
import org.axonframework.commandhandling.CommandBus;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class KeyAutomationConfiguration {
    @Bean
    WhenKeyRotationStartedThenRotate keyRotation(
            LogPositions positions,
            KeyGenerations generations,
            CommandBus commandBus,
            InstantSource clock,
            @Value("${plexichat.keys.rotate-every:#{null}}") @Nullable Duration rotateEvery) {
        return new WhenKeyRotationStartedThenRotate(positions, generations, new Orders(commandBus), clock, rotateEvery);
    }
}
