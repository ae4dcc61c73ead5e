package io.plexichat.gateway.projection;

import io.plexichat.gateway.StaticFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The page for operators. It is open to all, because there is nothing in it: what it shows it asks for as the account that signs in.
 * Nothing runs in it and nothing is loaded but its own files.
 */
@Configuration(proxyBeanMethods = false)
class OperatorPage {
    @Bean
    RouterFunction<ServerResponse> operatorPageFiles() {
        return StaticFiles.of("io/plexichat/gateway/admin")
                .serve("/admin/projections", "projections.html")
                .serveAll("/admin/assets/")
                .routes();
    }
}
