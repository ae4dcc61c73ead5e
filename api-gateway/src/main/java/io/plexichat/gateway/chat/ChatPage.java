package io.plexichat.gateway.chat;

import io.plexichat.gateway.StaticFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The page for people. It is open to all, because there is nothing in it: what it shows it asks for as the account that signs in.
 * Nothing runs in it and nothing is loaded but the server's own files.
 */
@Configuration(proxyBeanMethods = false)
class ChatPage {
    private static final String FILES = "io/plexichat/gateway/chat";
    private static final String[] FOLDERS = {
        "channels", "markdown", "panels", "parts", "people", "style", "timeline", "writing"
    };

    @Bean
    RouterFunction<ServerResponse> chatPageFiles() {
        RouterFunction<ServerResponse> routes = StaticFiles.of(FILES)
                .serve("/", "index.html")
                .serveAll("/chat/")
                .routes();
        for (String folder : FOLDERS) {
            routes = routes.and(StaticFiles.of(FILES + "/" + folder)
                    .serveAll("/chat/" + folder + "/")
                    .routes());
        }
        return routes;
    }

    /** What this page and that of operators look like. */
    @Bean
    RouterFunction<ServerResponse> lookFiles() {
        return StaticFiles.of("io/plexichat/gateway/look").serveAll("/look/").routes();
    }
}
