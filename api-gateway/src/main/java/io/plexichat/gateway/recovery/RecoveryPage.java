package io.plexichat.gateway.recovery;

import io.plexichat.gateway.StaticFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Where people ask for a link, and where the link leads. Its token is in the fragment, which a browser tells nobody. */
@Configuration(proxyBeanMethods = false)
class RecoveryPage {
    @Bean
    RouterFunction<ServerResponse> recoveryPageFiles() {
        return StaticFiles.of("io/plexichat/gateway/recovery")
                .serve("/recover", "recover.html")
                .serveAll("/recover/")
                .routes();
    }
}
