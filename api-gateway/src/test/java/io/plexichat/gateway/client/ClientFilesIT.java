package io.plexichat.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.ServedFilesContract;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** The library as a browser gets it, before anybody signs in. */
class ClientFilesIT extends ServedFilesContract {
    @Test
    void shouldBringAllModulesThatItImports() {
        assertThat(reachedFrom("/client/index.js", "/client/index.d.ts"))
                .hasSizeGreaterThan(10)
                .containsKeys("/client/live.js", "/client/outbox.js", "/client/types.d.ts");
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
                .expectHeader()
                .valueEquals("Content-Security-Policy", String.valueOf(headers.getFirst("Content-Security-Policy")))
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
    void shouldAnswerHeadAsGetWithoutTheContent() {
        for (String path : List.of("/client/index.js", "/", "/openapi.json")) {
            HttpHeaders headers = get(path).getResponseHeaders();
            http.method(HttpMethod.HEAD)
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .contentType(String.valueOf(headers.getFirst(HttpHeaders.CONTENT_TYPE)))
                    .expectHeader()
                    .contentLength(headers.getContentLength())
                    .expectBody()
                    .isEmpty();
        }
        http.method(HttpMethod.HEAD)
                .uri("/client/none.js")
                .exchange()
                .expectStatus()
                .is4xxClientError();
    }

    @Test
    void shouldServeNothingElse() {
        assertThatNothingIsServedAt("/client/", "/client/openapi.yaml", "/client/..%2fopenapi.yaml");
    }

    private String tag(String file) {
        return Objects.requireNonNull(
                get("/client/" + file).getResponseHeaders().getETag());
    }
}
