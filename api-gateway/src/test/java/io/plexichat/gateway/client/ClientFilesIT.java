package io.plexichat.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** The library as a browser gets it, before anybody signs in. */
class ClientFilesIT extends GatewayContract {
    private static final Pattern IMPORTS = Pattern.compile("from '\\./([a-z.-]+)'");

    @Test
    void shouldBringAllModulesThatItImports() {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of("index.js", "index.d.ts"));
        while (!open.isEmpty()) {
            String file = open.pop();
            if (seen.add(file)) {
                EntityExchangeResult<String> found = get("/client/" + file);
                assertThat(found.getResponseHeaders().getFirst(HttpHeaders.CONTENT_TYPE))
                        .as(file)
                        .isEqualTo((file.endsWith(".js") ? "text/javascript" : "text/plain") + ";charset=UTF-8");
                IMPORTS.matcher(String.valueOf(found.getResponseBody()))
                        .results()
                        .forEach(match -> open.add(
                                file.endsWith(".ts") ? match.group(1).replace(".js", ".d.ts") : match.group(1)));
            }
        }
        assertThat(seen).hasSizeGreaterThan(10).contains("live.js", "outbox.js", "types.d.ts");
    }

    @Test
    void shouldSendAFileAgainOnlyWhenItIsAnother() {
        HttpHeaders headers = get("/client/index.js").getResponseHeaders();

        assertThat(headers.getFirst(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-cache");
        assertThat(headers.getFirst("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self'");
        http.get()
                .uri("/client/index.js")
                .header(HttpHeaders.IF_NONE_MATCH, tag("index.js"))
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty();
        http.get()
                .uri("/client/index.js")
                .header(HttpHeaders.IF_NONE_MATCH, tag("ids.js"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void shouldServeNothingElse() {
        for (String path : new String[] {"/client/", "/client/openapi.yaml", "/client/..%2fopenapi.yaml"}) {
            http.get()
                    .uri(URI.create("http://localhost:" + port + path))
                    .exchange()
                    .expectStatus()
                    .is4xxClientError();
        }
    }

    private String tag(String file) {
        return Objects.requireNonNull(
                get("/client/" + file).getResponseHeaders().getETag());
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
}
