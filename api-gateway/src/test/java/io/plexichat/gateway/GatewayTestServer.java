package io.plexichat.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The gateway as a real server, before buses that tests decide the answers of. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(GatewayConfiguration.class)
class GatewayTestServer {
    @Bean
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
