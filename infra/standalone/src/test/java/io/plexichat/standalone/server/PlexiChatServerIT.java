package io.plexichat.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.kernel.KernelJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole server in this process, on servers it was told to use. */
class PlexiChatServerIT {
    private static final JsonMapper JSON = KernelJson.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<String> PASSWORDS = new ArrayList<>();

    @TempDir
    private static Path data = Path.of("");

    private static Map<String, Object> settings = Map.of();
    private static PlexiChatServer server = new PlexiChatServer(new Announcements());

    @BeforeAll
    static void start() {
        settings = TestServerSettings.of(data);
        server.start(settings);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldBeReadyWithoutTellingMore() {
        HttpResponse<String> readiness = get("/actuator/health/readiness", null);

        assertThat(readiness.statusCode()).isEqualTo(200);
        assertThat(readiness.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/actuator/health/liveness", null).statusCode()).isEqualTo(200);
        assertThat(get("/actuator/env", null).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldTellAdministratorsWhatItMeasures() {
        register("grace");
        assertThat(get("/actuator/prometheus", null).statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus", login("grace", "correct horse battery"))
                        .statusCode())
                .isEqualTo(403);

        HttpResponse<String> metrics = get("/actuator/prometheus", login("admin", PASSWORDS.getFirst()));

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body())
                .contains("plexichat_projection_dead_letters{projection=\"timeline\",role=\"active\"} 0.0")
                .contains("plexichat_projection_dead_letters{projection=\"timeline\",role=\"building\"} NaN")
                .contains("plexichat_projection_state{projection=\"search\",role=\"active\",state=\"running\"} 1.0")
                .contains("jvm_memory_used_bytes{", "process_uptime_seconds", "http_server_requests_seconds_count{")
                .contains("plexichat_projection_lag_seconds{projection=\"account\",role=\"active\"}");
    }

    @Test
    void shouldCarryAConversation() {
        register("ada");
        String token = login("ada", "correct horse battery");
        String channel = json(post("/api/v1/channels", token, "{\"name\":\"general\",\"kind\":\"public\"}"))
                .path("channelId")
                .asString();
        String messages = "/api/v1/channels/" + channel + "/messages";

        HttpResponse<String> sent = post(messages, token, "{\"text\":\"Hello, world of events!\"}");

        assertThat(sent.statusCode()).isEqualTo(201);
        String position = sent.headers().firstValue("Plexichat-Position").orElseThrow();
        assertThat(json(get(messages, token, position))
                        .path("items")
                        .get(0)
                        .path("text")
                        .asString())
                .isEqualTo("Hello, world of events!");
        assertThat(json(get("/api/v1/search?q=event", token, position))
                        .path("total")
                        .asLong())
                .isEqualTo(1);
    }

    /** A connection that is kept alive must go on being read, however quickly the next request follows the last answer. */
    @Test
    void shouldAnswerThousandsOfRequestsOnOneConnection() {
        register("kay");
        String token = login("kay", "correct horse battery");
        for (int i = 0; i < 3_000; i++) {
            HttpResponse<String> me = send(request("/api/v1/me", token)
                    .version(HttpClient.Version.HTTP_1_1)
                    .timeout(Duration.ofSeconds(20))
                    .GET());
            assertThat(me.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldMakeTheAdminOnceAndFirst() {
        assertThat(PASSWORDS).hasSize(1);
        String token = login("admin", PASSWORDS.getFirst());
        assertThat(json(get("/api/v1/me", token)).path("roles").get(0).asString())
                .isEqualTo("admin");

        server.close();
        server = new PlexiChatServer(new Announcements());
        server.start(settings);

        assertThat(PASSWORDS).as("a restart makes none").hasSize(1);
        assertThat(login("admin", PASSWORDS.getFirst())).isNotEmpty();
    }

    @Test
    void shouldRefuseASecondStartOnTheSameData() {
        try (PlexiChatServer second = new PlexiChatServer(new Announcements())) {
            assertThatThrownBy(() -> second.start(settings))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("but another PlexiChat (process")
                    .hasMessageEndingWith("is using it.");
        }
    }

    private static void register(String name) {
        assertThat(post(
                                "/api/v1/accounts",
                                null,
                                "{\"username\":\"%s\",\"password\":\"correct horse battery\"}".formatted(name))
                        .statusCode())
                .isEqualTo(201);
    }

    private static String login(String name, String password) {
        return json(post(
                        "/api/v1/sessions",
                        null,
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password)))
                .path("accessToken")
                .asString();
    }

    private static HttpResponse<String> get(String path, @Nullable String token) {
        return send(request(path, token).GET());
    }

    private static HttpResponse<String> get(String path, String token, String minPosition) {
        return send(request(path, token)
                .header("Plexichat-Min-Position", minPosition)
                .GET());
    }

    private static HttpResponse<String> post(String path, @Nullable String token, String body) {
        return send(
                request(path, token).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.http().resolve(path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return JSON.readTree(response.body());
    }

    private static final class Announcements implements ServerAnnouncements {
        @Override
        public void adminPasswordMade(String password) {
            PASSWORDS.add(password);
        }

        @Override
        public void ready(URI http, @Nullable URI rsocket, Path path) {}
    }
}
