package io.plexichat.standalone.server;

import io.plexichat.standalone.wiring.TracingConfiguration;
import java.time.InstantSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What every process has, whatever its roles; {@link ServerParts} says what comes to it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(TracingConfiguration.class)
class ServerConfiguration {
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
