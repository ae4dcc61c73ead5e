package io.plexichat.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.KernelJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server as a client sees it, which may be logged in. */
record Api(URI server, @Nullable String token) {
    static final String PASSWORD = "correct horse battery";

    private static final JsonMapper JSON = KernelJson.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Api of(PlexiChatServer server) {
        return new Api(server.http(), null);
    }

    /** As a new account of that name. */
    Api registered(String name) {
        json(201, post("/api/v1/accounts", credentials(name)));
        return loggedIn(name);
    }

    Api loggedIn(String name) {
        return new Api(
                server,
                json(201, post("/api/v1/sessions", credentials(name)))
                        .path("accessToken")
                        .asString());
    }

    private static String credentials(String name) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD);
    }

    /** A message of this text, as the body of a call. */
    static String text(String text) {
        return JSON.writeValueAsString(Map.of("text", text));
    }

    String accountId() {
        return json(200, get("/api/v1/me")).path("accountId").asString();
    }

    String newChannel(String name) {
        return json(201, post("/api/v1/channels", "{\"name\":\"%s\",\"kind\":\"public\"}".formatted(name)))
                .path("channelId")
                .asString();
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> get(String path, long minPosition) {
        return send(request(path)
                .header("Plexichat-Min-Position", Long.toString(minPosition))
                .GET());
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    HttpResponse<String> send(String method, String path, String body) {
        return send(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    /** The positions of so many server-sent events. */
    List<Long> events(long after, int count) {
        HttpRequest request = request("/api/v1/events")
                .header("Last-Event-ID", Long.toString(after))
                .timeout(Duration.ofSeconds(20))
                .GET()
                .build();
        List<Long> positions = new ArrayList<>();
        try (Stream<String> lines = CLIENT.send(request, BodyHandlers.ofLines()).body()) {
            var remaining = lines.filter(line -> line.startsWith("id:")).iterator();
            while (positions.size() < count && remaining.hasNext()) {
                positions.add(Long.parseLong(
                        remaining.next().substring("id:".length()).strip()));
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return positions;
    }

    static JsonNode json(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    static long position(HttpResponse<String> response) {
        return response.headers().firstValueAsLong("Plexichat-Position").orElseThrow();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(40));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
