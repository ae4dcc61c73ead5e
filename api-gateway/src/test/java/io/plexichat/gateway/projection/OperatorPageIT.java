package io.plexichat.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** What the page is made of, as a browser gets it. */
class OperatorPageIT extends GatewayContract {
    private static final String PAGE = "/admin/projections";
    private static final Pattern REFERENCES =
            Pattern.compile("(?:src|href)=\"(/(?:admin|look)/[^\"]+)\"|from '\\./([a-z]+\\.js)'");

    @Test
    void shouldLetNothingRunButItsOwnFiles() {
        EntityExchangeResult<String> page = get(PAGE);

        assertThat(page.getResponseHeaders().getFirst("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.getResponseHeaders().getFirst("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.getResponseHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.getResponseBody())
                .doesNotContainPattern("<script[^>]*>[^<]")
                .doesNotContainPattern("<[^>]+ (style|on[a-z]+)=")
                .doesNotContain("<style");
    }

    /** Without a token: the page is fetched before anybody signs in. */
    @Test
    void shouldBringAllFilesThatItRefersTo() {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(PAGE));
        while (!open.isEmpty()) {
            String path = open.pop();
            if (seen.add(path)) {
                EntityExchangeResult<String> file = get(path);
                assertThat(file.getResponseHeaders().getFirst("Content-Type")).isEqualTo(type(path) + ";charset=UTF-8");
                REFERENCES
                        .matcher(String.valueOf(file.getResponseBody()))
                        .results()
                        .forEach(found ->
                                open.add(found.group(1) == null ? "/admin/assets/" + found.group(2) : found.group(1)));
            }
        }
        assertThat(seen)
                .hasSizeGreaterThan(10)
                .contains(
                        "/admin/assets/main.js",
                        "/admin/assets/chart.js",
                        "/admin/assets/projections.css",
                        "/look/colours.css");
    }

    @Test
    void shouldServeNothingElse() {
        for (String path : new String[] {"/admin/assets/openapi.yaml", "/admin/assets/..%2fopenapi.yaml"}) {
            http.get()
                    .uri(URI.create("http://localhost:" + port + path))
                    .exchange()
                    .expectStatus()
                    .is4xxClientError();
        }
    }

    private EntityExchangeResult<String> get(String path) {
        return http.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
    }

    private static String type(String path) {
        return path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/html";
    }
}
