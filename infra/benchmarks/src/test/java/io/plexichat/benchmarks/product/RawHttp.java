package io.plexichat.benchmarks.product;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls without the client in between, with the token of one account. */
public final class RawHttp implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String token;

    /** @param code of the problem; empty when it is none */
    public record Answer(int status, String code, JsonNode body) {}

    private RawHttp(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    public static RawHttp as(URI server, String username, String password) {
        try (RawHttp nobody = asNobody(server)) {
            Answer login = nobody.call("POST", "/api/v1/sessions", Map.of("username", username, "password", password));
            return new RawHttp(server, login.body().get("accessToken").asString());
        }
    }

    public static RawHttp asNobody(URI server) {
        return new RawHttp(server, "");
    }

    public String token() {
        return token;
    }

    public Answer call(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            JsonNode answer = response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
            return new Answer(response.statusCode(), answer.path("code").asString(""), answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
