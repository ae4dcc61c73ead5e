package io.plexichat.gateway.client;

import io.plexichat.gateway.StaticFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class ClientFiles {
    @Bean
    RouterFunction<ServerResponse> clientLibraryFiles() {
        return StaticFiles.of("io/plexichat/gateway/client")
                .serveAll("/client/")
                .routes();
    }
}
