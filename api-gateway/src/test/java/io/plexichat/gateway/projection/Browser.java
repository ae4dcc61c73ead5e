package io.plexichat.gateway.projection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Chromium without a window, driven by the W3C WebDriver protocol. */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PORT = Pattern.compile("on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private final Process driver;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String session;

    private Browser(BrowserPrograms programs) throws IOException {
        driver = programs.startDriver();
        try {
            String root = "http://127.0.0.1:" + port();
            session = root + "/session/"
                    + call("POST", root + "/session", Map.of("capabilities", programs.capabilities()))
                            .get("sessionId")
                            .stringValue();
        } catch (IOException | RuntimeException e) {
            driver.destroy();
            throw e;
        }
    }

    static Browser start() throws IOException {
        return new Browser(BrowserPrograms.found());
    }

    void open(String url) {
        call("POST", session + "/url", Map.of("url", url));
    }

    void resize(int width, int height) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void write(String css, String text) {
        call("POST", element(css) + "/value", Map.of("text", text));
    }

    /** The button in front of others with these words. */
    void press(String label) {
        String script = "return [...document.querySelectorAll('dialog[open] button, main button, header button')]"
                + ".find((each) => each.textContent === arguments[0] && each.checkVisibility()) ?? null";
        call("POST", found(script, label) + "/click", Map.of());
    }

    void click(String css) {
        call("POST", element(css) + "/click", Map.of());
    }

    /** Waits until the text that can be seen of an element holds this. */
    void sees(String css, String text) {
        String script = "return document.querySelector(arguments[0])?.innerText ?? ''";
        until(() -> Optional.of(run(script, css).asString("")).filter(seen -> seen.contains(text)));
    }

    JsonNode run(String script, Object... arguments) {
        return call("POST", session + "/execute/sync", Map.of("script", script, "args", List.of(arguments)));
    }

    /** What the browser complained of, such as what the page's policy forbids. */
    List<String> complaints() {
        return call("POST", session + "/se/log", Map.of("type", "browser"))
                .valueStream()
                .map(entry -> entry.get("message").stringValue())
                .toList();
    }

    @Override
    public void close() {
        try {
            call("DELETE", session, Map.of());
        } finally {
            driver.destroy();
            driver.onExit().join();
        }
    }

    private String element(String css) {
        return found("return document.querySelector(arguments[0])", css);
    }

    /** Waits for the element that a script answers. */
    private String found(String script, String argument) {
        return until(() -> Optional.of(run(script, argument))
                .filter(JsonNode::isObject)
                .map(node -> session + "/element/" + node.iterator().next().stringValue()));
    }

    private void command(String name, Map<String, Object> parameters) {
        call("POST", session + "/goog/cdp/execute", Map.of("cmd", name, "params", parameters));
    }

    private static <T> T until(Supplier<Optional<T>> look) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Expected to see it within " + PATIENCE + ".");
            }
            pause();
        }
    }

    private JsonNode call(String method, String url, Object body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .method(
                        method,
                        method.equals("DELETE")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            JsonNode answer =
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
            JsonNode value = answer.path("value");
            if (value.path("error").isString()) {
                throw new AssertionError(value.path("message").asString(""));
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String port() throws IOException {
        BufferedReader lines = driver.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher told = PORT.matcher(line);
            if (line.contains("started successfully") && told.find()) {
                return told.group(1);
            }
        }
        throw new IOException("Expected chromedriver to start, but it ended.");
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
