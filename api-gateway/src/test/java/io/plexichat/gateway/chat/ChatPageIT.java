package io.plexichat.gateway.chat;

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

/** What the page is made of, as a browser gets it before anybody signs in. */
class ChatPageIT extends GatewayContract {
    private static final Pattern REFERENCES =
            Pattern.compile("(?:src|href)=\"(/[^\"]+)\"|from '(\\.{0,2}/[^']+\\.js)'");

    @Test
    void shouldLetNothingRunButItsOwnFiles() {
        EntityExchangeResult<String> page = get("/");

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

    @Test
    void shouldBringAllFilesThatItRefersTo() {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of("/"));
        while (!open.isEmpty()) {
            String path = open.pop();
            if (seen.add(path)) {
                EntityExchangeResult<String> file = get(path);
                String content = String.valueOf(file.getResponseBody());
                assertThat(file.getResponseHeaders().getFirst("Content-Type")).isEqualTo(type(path) + ";charset=UTF-8");
                assertThat(content)
                        .as(path)
                        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
                REFERENCES
                        .matcher(content)
                        .results()
                        .forEach(found -> open.add(URI.create(path)
                                .resolve(found.group(1) == null ? found.group(2) : found.group(1))
                                .getPath()));
            }
        }
        assertThat(seen)
                .hasSizeGreaterThan(50)
                .contains("/chat/main.js", "/chat/markdown/render.js", "/client/index.js", "/look/colours.css");
    }

    @Test
    void shouldServeNothingElse() {
        for (String path :
                new String[] {"/chat/openapi.yaml", "/chat/..%2fopenapi.yaml", "/look/main.js", "/index.html"}) {
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
