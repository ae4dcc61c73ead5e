package io.plexichat.testbrowser;

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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Chromium without a window, driven by the W3C WebDriver protocol. */
public final class Browser implements AutoCloseable {
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

    public static Browser start() throws IOException {
        return new Browser(BrowserPrograms.found());
    }

    /**
     * As if it had just been started, which takes seconds: another tab, and nothing that pages have kept.
     *
     * @param origin whose pages
     */
    public void forget(URI origin) {
        String tab = call("POST", session + "/window/new", Map.of("type", "tab"))
                .get("handle")
                .stringValue();
        call("DELETE", session + "/window", Map.of());
        call("POST", session + "/window", Map.of("handle", tab));
        command("Storage.clearDataForOrigin", Map.of("origin", origin.toString(), "storageTypes", "all"));
        List<String> _ = complaints();
    }

    public void open(String url) {
        call("POST", session + "/url", Map.of("url", url));
    }

    public void resize(int width, int height) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    public void write(String css, String text) {
        call("POST", element(css) + "/value", Map.of("text", text));
    }

    /** As if there were no network, or again one. */
    public void offline(boolean isOffline) {
        command("Network.enable", Map.of());
        command(
                "Network.emulateNetworkConditions",
                Map.of("offline", isOffline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** From now on there is an authenticator of this machine, which says of whoever is asked for that they are there and who they are. */
    public void useAuthenticator() {
        call(
                "POST",
                session + "/webauthn/authenticator",
                Map.of(
                        "protocol",
                        "ctap2",
                        "transport",
                        "internal",
                        "hasResidentKey",
                        true,
                        "hasUserVerification",
                        true,
                        "isUserVerified",
                        true,
                        "isUserConsenting",
                        true));
    }

    /** The button in front of others that says this or is called so. */
    public void press(String label) {
        String script =
                "return [...document.querySelectorAll('dialog[open] button'), ...document.querySelectorAll('button')]"
                        + ".find((each) => (each.textContent === arguments[0] || each.ariaLabel === arguments[0])"
                        + " && each.checkVisibility()) ?? null";
        clicked(script, label);
    }

    /** Presses keys one after another, wherever the focus is; see {@link Keys}. */
    public void type(String keys) {
        List<Map<String, Object>> strokes = new ArrayList<>();
        Deque<String> held = new ArrayDeque<>();
        keys.codePoints().mapToObj(Character::toString).forEach(key -> {
            strokes.add(Map.of("type", "keyDown", "value", key));
            if (Keys.isModifier(key)) {
                held.push(key);
            } else {
                strokes.add(Map.of("type", "keyUp", "value", key));
            }
        });
        held.forEach(key -> strokes.add(Map.of("type", "keyUp", "value", key)));
        call(
                "POST",
                session + "/actions",
                Map.of("actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", strokes))));
    }

    /** Moves the mouse over an element. */
    public void hover(String css) {
        String id = element(css);
        Map<String, Object> origin =
                Map.of("element-6066-11e4-a52e-4f735466cecf", id.substring(id.lastIndexOf('/') + 1));
        Map<String, Object> move = Map.of("type", "pointerMove", "duration", 0, "origin", origin, "x", 0, "y", 0);
        Map<String, Object> mouse = Map.of(
                "type",
                "pointer",
                "id",
                "mouse",
                "parameters",
                Map.of("pointerType", "mouse"),
                "actions",
                List.of(move));
        call("POST", session + "/actions", Map.of("actions", List.of(mouse)));
    }

    public void click(String css) {
        clicked("return document.querySelector(arguments[0])", css);
    }

    /** Waits until the text that can be seen of an element holds this. */
    public void sees(String css, String text) {
        String script = "return document.querySelector(arguments[0])?.innerText ?? ''";
        until(() -> Optional.of(run(script, css).asString("")).filter(seen -> seen.contains(text)));
    }

    /** Waits until a script answers something that is true. */
    public void waitFor(String script, Object... arguments) {
        until(() -> Optional.of(run("return Boolean((() => {" + script + "})())", arguments))
                .filter(JsonNode::asBoolean));
    }

    public JsonNode run(String script, Object... arguments) {
        return call("POST", session + "/execute/sync", Map.of("script", script, "args", List.of(arguments)));
    }

    /** What the browser complained of, such as what the page's policy forbids. */
    public List<String> complaints() {
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

    /** What is drawn anew between finding and clicking is looked for again. */
    private void clicked(String script, String argument) {
        until(() -> {
            try {
                call("POST", found(script, argument) + "/click", Map.of());
                return Optional.of(true);
            } catch (AssertionError e) {
                if (String.valueOf(e.getMessage()).contains("stale element")) {
                    return Optional.empty();
                }
                throw e;
            }
        });
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
                        !method.equals("POST")
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
