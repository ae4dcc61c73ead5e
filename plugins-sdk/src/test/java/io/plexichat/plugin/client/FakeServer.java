package io.plexichat.plugin.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Answers what a test told it to, in order; logins and refreshes it answers by itself. Keeps what it was asked. */
final class FakeServer implements AutoCloseable {
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    record Asked(String method, String path, Map<String, String> headers, String body) {
        @Nullable
        String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    private final HttpServer server;
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private long tokens;
    long expiresIn = 900;
    boolean refusesRefresh;

    FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    PlexiChatClient client() {
        return PlexiChatClient.connect(
                ClientSettings.of(address()).retryingFor(Duration.ofSeconds(5)), new Credentials("bot", "secret"));
    }

    FakeServer then(Reply reply) {
        synchronized (replies) {
            replies.add(reply);
        }
        return this;
    }

    FakeServer then(int status, String body, String... headers) {
        return then(exchange -> answer(exchange, status, body, headers));
    }

    FakeServer thenBreak() {
        return then(HttpExchange::close);
    }

    /** All but logins and refreshes. */
    List<Asked> asked() {
        return asked.stream()
                .filter(one -> !one.path().startsWith("/api/v1/sessions"))
                .toList();
    }

    List<Asked> sessions() {
        return asked.stream()
                .filter(one -> one.path().startsWith("/api/v1/sessions"))
                .toList();
    }

    static void answer(HttpExchange exchange, int status, String body, String... headers) throws IOException {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static void stream(HttpExchange exchange, String events) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(events.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String path = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(exchange.getRequestMethod(), path, headers, body));
        if (path.equals("/api/v1/sessions/refresh") && refusesRefresh) {
            answer(exchange, 401, "{\"code\":\"session.invalid-refresh-token\"}");
        } else if (path.startsWith("/api/v1/sessions")) {
            tokens++;
            answer(
                    exchange,
                    201,
                    "{\"accessToken\":\"a%d\",\"refreshToken\":\"r%d\",\"tokenType\":\"Bearer\",\"expiresIn\":%d}"
                            .formatted(tokens, tokens, expiresIn));
        } else {
            next().to(exchange);
        }
    }

    private Reply next() {
        synchronized (replies) {
            return replies.isEmpty() ? exchange -> answer(exchange, 500, "") : replies.poll();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
