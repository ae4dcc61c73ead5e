package io.plexichat.gateway;

import io.plexichat.kernel.ephemeral.EphemeralState;
import io.plexichat.kernel.ephemeral.InMemoryEphemeralState;
import io.plexichat.kernel.ephemeral.InMemoryValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The gateway as a real server, before buses that tests decide the answers of. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(GatewayConfiguration.class)
class GatewayTestServer {
    @Bean
    @ConditionalOnMissingBean
    FakeReadSide readSide() {
        return new FakeReadSide();
    }

    @Bean
    CommandBus commandBus(FakeReadSide fake) {
        return fake.buses().commandBus();
    }

    @Bean
    QueryBus queryBus(FakeReadSide fake) {
        return fake.buses().queryBus();
    }

    @Bean
    @ConditionalOnMissingBean
    EphemeralState ephemeralState(TestTime time) {
        return new InMemoryEphemeralState(new InMemoryValues(time), (topic, e) -> {
            throw e;
        });
    }

    @Bean
    TestTime testTime() {
        return new TestTime();
    }

    @Bean
    static DynamicPropertyRegistrar keys() {
        Path directory = temporaryDirectory();
        return registry -> registry.add("plexichat.gateway.keys-directory", directory::toString);
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("gateway-keys").resolve("keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
