package io.plexichat.gateway.projection;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The page for operators. It is open to all, because there is nothing in it: what it shows it asks for as the account that signs in.
 * Nothing runs in it and nothing is loaded but its own files.
 */
@Configuration(proxyBeanMethods = false)
class OperatorPage {
    private static final String PAGE = "/admin/projections";
    private static final String ASSETS = "/admin/assets/";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final List<String> SCRIPTS = List.of(
            "actions.js",
            "api.js",
            "chart.js",
            "detail.js",
            "dialogs.js",
            "dom.js",
            "figures.js",
            "letters.js",
            "list.js",
            "main.js");

    @Bean
    RouterFunction<ServerResponse> operatorPageFiles() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        serve(routes, PAGE, "projections.html", "text/html");
        serve(routes, ASSETS + "projections.css", "projections.css", "text/css");
        SCRIPTS.forEach(script -> serve(routes, ASSETS + script, script, "text/javascript"));
        return routes.build();
    }

    private static void serve(RouterFunctions.Builder routes, String path, String file, String type) {
        byte[] content = read(file);
        MediaType mediaType = new MediaType(MediaType.valueOf(type), StandardCharsets.UTF_8);
        routes.route(
                GET(path),
                _ -> ServerResponse.ok()
                        .contentType(mediaType)
                        .cacheControl(CacheControl.noCache())
                        .header("Content-Security-Policy", POLICY)
                        .bodyValue(content));
    }

    private static byte[] read(String file) {
        try (InputStream content = new ClassPathResource("/io/plexichat/gateway/admin/" + file).getInputStream()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected " + file + " among the resources, but it is missing.", e);
        }
    }
}
