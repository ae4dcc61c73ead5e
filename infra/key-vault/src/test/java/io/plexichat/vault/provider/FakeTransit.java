package io.plexichat.vault.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plexichat.vault.provider.FakeTransitEngine.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A vault server with a transit engine at {@code transit}, which fails when told to. */
final class FakeTransit implements AutoCloseable {
    static final String TOKEN = "hvs.CAESIJ-not-for-anyone";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int HANG_UP = -1;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final FakeTransitEngine engine = new FakeTransitEngine();
    /** Statuses to fail with, the next first. */
    private final List<Integer> failures = new ArrayList<>();

    private boolean losesAnswers;
    private int requests;

    FakeTransit() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    KeyProviderSettings.Transit settings() {
        return settings("transit", TOKEN);
    }

    KeyProviderSettings.Transit settings(String mount, String token) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new KeyProviderSettings.Transit(address, mount, "plexichat", new Secret(token));
    }

    synchronized void failWith(List<Integer> statuses) {
        failures.addAll(statuses);
    }

    synchronized void hangUp(int times) {
        for (int i = 0; i < times; i++) {
            failures.add(HANG_UP);
        }
    }

    /** Does as asked, but hangs up before it answers: every other time. */
    synchronized void loseAnswers() {
        losesAnswers = true;
    }

    synchronized int requests() {
        return requests;
    }

    synchronized List<String> keyNames() {
        return engine.keyNames();
    }

    synchronized void rotate(String name) {
        engine.rotate(name);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests++;
        if (!failures.isEmpty()) {
            fail(exchange, failures.removeFirst());
            return;
        }
        Answer answer = authorized(exchange, body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
        if (losesAnswers && requests % 2 == 1) {
            exchange.close();
        } else {
            answer(exchange, answer.status(), JSON.writeValueAsString(answer.body()));
        }
    }

    private Answer authorized(HttpExchange exchange, JsonNode body) {
        if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            return Answer.errors(403, "permission denied", "invalid token");
        }
        String[] path = exchange.getRequestURI().getPath().split("/");
        if (path.length < 5 || !path[2].equals("transit")) {
            return Answer.errors(
                    404, "no handler for route \"" + exchange.getRequestURI() + "\". route entry not found.");
        }
        String call = exchange.getRequestMethod() + " " + path[3] + (path.length > 5 ? "/" + path[5] : "");
        return engine.call(call, path[4], body);
    }

    private static void fail(HttpExchange exchange, int status) throws IOException {
        if (status == HANG_UP) {
            exchange.close();
        } else {
            answer(exchange, status, status == 503 ? "{\"errors\":[\"Vault is sealed\"]}" : "<html>Sorry</html>");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = status == 204 ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
