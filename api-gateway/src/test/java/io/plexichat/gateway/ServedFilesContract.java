package io.plexichat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** Pages and modules as a browser gets them before anybody signs in. */
public abstract class ServedFilesContract extends GatewayContract {
    private static final Pattern REFERENCES =
            Pattern.compile("(?:src|href)=\"(/[^\"]+)\"|from '(\\.{0,2}/[^']+\\.js)'");

    /** Files and whatever they refer to, by their paths; each must be there, and say what it is. */
    protected final Map<String, String> reachedFrom(String... paths) {
        Map<String, String> reached = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(paths));
        while (!open.isEmpty()) {
            String path = open.pop();
            if (reached.containsKey(path)) {
                continue;
            }
            EntityExchangeResult<String> file = get(path);
            assertThat(file.getResponseHeaders().getFirst("Content-Type"))
                    .as(path)
                    .isEqualTo(type(path) + ";charset=UTF-8");
            String content = String.valueOf(file.getResponseBody());
            reached.put(path, content);
            references(path, content).forEach(open::add);
        }
        return reached;
    }

    protected final void assertThatOnlyItsOwnFilesRun(String path) {
        EntityExchangeResult<String> page = get(path);
        assertThat(page.getResponseHeaders().getFirst("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.getResponseHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.getResponseBody())
                .doesNotContainPattern("<script[^>]*>[^<]")
                .doesNotContainPattern("<[^>]+ (style|on[a-z]+)=")
                .doesNotContain("<style");
    }

    /** @param paths sent as they stand */
    protected final void assertThatNothingIsServedAt(String... paths) {
        for (String path : paths) {
            http.get()
                    .uri(URI.create("http://localhost:" + port + path))
                    .exchange()
                    .expectStatus()
                    .is4xxClientError();
        }
    }

    protected final EntityExchangeResult<String> get(String path) {
        return http.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
    }

    /** Declarations name the modules that they declare. */
    private static Stream<String> references(String path, String content) {
        return REFERENCES
                .matcher(content)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(found -> path.endsWith(".d.ts") ? found.replace(".js", ".d.ts") : found)
                .map(found -> URI.create(path).resolve(found).getPath());
    }

    private static String type(String path) {
        return path.endsWith(".js")
                ? "text/javascript"
                : path.endsWith(".css") ? "text/css" : path.endsWith(".d.ts") ? "text/plain" : "text/html";
    }
}
