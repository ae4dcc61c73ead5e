package io.plexichat.standalone.irc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of a server as an import needs, in memory, that fails when told to. */
final class FakePlexiChat implements AutoCloseable {
    static final String CHANNEL_ID = "6f2d1c1e-6c1c-4b53-9d5e-0a3b7f0f9c11";
    private static final JsonMapper JSON = new JsonMapper();

    record Stored(long position, String author, String displayName, String text, Instant sentAt) {}

    private final HttpServer server;
    final Map<String, Stored> messages = new LinkedHashMap<>();
    final List<String> memberships = new ArrayList<>();
    private final Map<String, Instant> lastChange = new HashMap<>();
    private final Map<String, Boolean> members = new HashMap<>();
    private String channelName = "";
    private long position;
    private int batches;
    String role = "admin";
    /** Which batches, counted from 1, are refused as busy. */
    IntPredicate busy = _ -> false;
    /** Which batches are carried out, but their answer is lost. */
    IntPredicate lost = _ -> false;
    /** From which batch on nobody answers. */
    int deadFrom = Integer.MAX_VALUE;

    FakePlexiChat() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newSingleThreadExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int batches() {
        return batches;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        switch (call) {
            case "POST /api/v1/sessions" -> login(exchange, JSON.readTree(body));
            case "DELETE /api/v1/sessions/current" -> answer(exchange, 204, "");
            case "GET /api/v1/me" ->
                answer(
                        exchange,
                        200,
                        "{\"accountId\":\"%s\",\"username\":\"admin\",\"displayName\":\"Admin\",\"roles\":[\"%s\"]}"
                                .formatted(CHANNEL_ID, role));
            case "GET /api/v1/channels" -> answer(exchange, 200, channels());
            case "POST /api/v1/channels" -> {
                channelName = JSON.readTree(body).get("name").asString();
                answer(exchange, 201, "{\"channelId\":\"" + CHANNEL_ID + "\"}");
            }
            case "POST /api/v1/channels/" + CHANNEL_ID + "/members/batch" -> members(exchange, JSON.readTree(body));
            case "POST /api/v1/channels/" + CHANNEL_ID + "/messages/batch" -> batch(exchange, body);
            default -> answer(exchange, 404, "{\"code\":\"request.unknown-path\"}");
        }
    }

    private void login(HttpExchange exchange, JsonNode login) throws IOException {
        if (login.get("password").asString().equals("secret")) {
            answer(
                    exchange,
                    201,
                    "{\"accessToken\":\"a\",\"refreshToken\":\"r\",\"tokenType\":\"Bearer\",\"expiresIn\":900}");
        } else {
            answer(exchange, 401, "{\"code\":\"session.bad-credentials\",\"detail\":\"No.\"}");
        }
    }

    private String channels() {
        return channelName.isEmpty()
                ? "{\"items\":[]}"
                : "{\"items\":[{\"channelId\":\"%s\",\"name\":\"%s\",\"kind\":\"public\"}]}"
                        .formatted(CHANNEL_ID, channelName);
    }

    private void members(HttpExchange exchange, JsonNode body) throws IOException {
        int applied = 0;
        for (JsonNode change : body.get("changes")) {
            String who = change.get("username").asString();
            Instant at = Instant.parse(change.get("at").asString());
            boolean joined = change.get("change").asString().equals("joined");
            boolean later = lastChange.getOrDefault(who, Instant.MIN).isBefore(at);
            if (later && members.getOrDefault(who, false) != joined) {
                lastChange.put(who, at);
                members.put(who, joined);
                memberships.add(who + (joined ? "+" : "-"));
                position++;
                applied++;
            }
        }
        answer(exchange, 200, "{\"applied\":" + applied + "}");
    }

    private void batch(HttpExchange exchange, String body) throws IOException {
        batches++;
        if (batches >= deadFrom) {
            exchange.close();
            return;
        }
        if (busy.test(batches)) {
            answer(exchange, 503, "{\"code\":\"server.busy\"}");
            return;
        }
        StringBuilder results = new StringBuilder("{\"results\":[");
        for (JsonNode message : JSON.readTree(body).get("messages")) {
            String id = message.get("messageId").asString();
            Stored stored = messages.computeIfAbsent(
                    id,
                    _ -> new Stored(
                            ++position,
                            message.get("author").asString(),
                            message.get("displayName").asString(),
                            message.get("text").asString(),
                            Instant.parse(message.get("sentAt").asString())));
            results.append(results.length() > 12 ? "," : "")
                    .append("{\"messageId\":\"%s\",\"channelId\":\"%s\",\"position\":%d,\"sentAt\":\"%s\"}"
                            .formatted(id, CHANNEL_ID, stored.position(), stored.sentAt()));
        }
        if (lost.test(batches)) {
            exchange.close();
        } else {
            answer(exchange, 201, results.append("]}").toString());
        }
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Plexichat-Position", Long.toString(position));
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
