package io.plexichat.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.testbrowser.Browser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Sessions over the whole server: through a restart, and when they have to show again who uses them. */
class SessionsIT {
    private static final long UNTIL_STALE_MILLIS = 4_100;

    @TempDir
    private static Path data = Path.of("");

    private static final Map<String, Object> SETTINGS = new HashMap<>();
    private static PlexiChatServer server = new PlexiChatServer(new Silence());

    @BeforeAll
    static void start() {
        SETTINGS.putAll(TestServerSettings.of(data));
        SETTINGS.put("plexichat.gateway.sessions.step-up-within", "4s");
        server.start(SETTINGS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldGoOnAfterARestart() {
        Api.of(server).registered("restarted");
        JsonNode session = login("restarted");
        JsonNode keys = keys();
        assertThat(keys.path("keys").size()).isEqualTo(1);

        server.close();
        server = new PlexiChatServer(new Silence());
        server.start(SETTINGS);

        assertThat(keys()).isEqualTo(keys);
        assertThat(with(session).get("/api/v1/me").statusCode()).isEqualTo(200);
        JsonNode refreshed = Api.json(201, refresh(session));
        assertThat(refresh(session).body()).contains("session.invalid-refresh-token");
        assertThat(refresh(refreshed).body()).contains("session.invalid-refresh-token");
        assertThat(with(refreshed).get("/api/v1/me").body()).contains("session.ended");
    }

    @Test
    void shouldAskWhoEnrolsForThePasswordAgain() throws InterruptedException {
        Api.of(server).registered("stale");
        JsonNode session = login("stale");
        Thread.sleep(UNTIL_STALE_MILLIS);
        Api stolen = with(session);
        assertThat(stolen.post("/api/v1/me/factors/totp", "").body()).contains("session.step-up-required");
        assertThat(stepUp(stolen, "another password").body()).contains("account.wrong-password");
        JsonNode proved = Api.json(201, stepUp(stolen, Api.PASSWORD));
        assertThat(with(proved).post("/api/v1/me/factors/totp", "").statusCode())
                .isEqualTo(201);
        assertThat(stolen.post("/api/v1/me/factors/totp", "").body()).contains("session.step-up-required");
        assertThat(with(proved).get("/api/v1/sessions").body()).contains("\"current\":true");
    }

    @Test
    void shouldAskForItOnThePageAndGoOn() throws IOException, InterruptedException {
        try (Browser browser = Browser.start()) {
            ChatVisit page = ChatVisit.of(server, browser, "step-up");
            page.signIn(page.ada(), Api.PASSWORD);
            browser.sees(".self", page.ada());
            Thread.sleep(UNTIL_STALE_MILLIS);
            browser.press("Second factor");
            browser.sees("#dialog", "It is some time since you signed in.");
            browser.write("#field-own-password", "another password");
            browser.press("Go on");
            browser.sees("#dialog .bad", "Expected the password");
            browser.run("document.getElementById('field-own-password').value = ''");
            browser.write("#field-own-password", Api.PASSWORD);
            browser.press("Go on");
            browser.waitFor("return document.getElementById('totp-secret')");
        }
    }

    private static JsonNode login(String name) {
        return Api.json(
                201,
                Api.of(server)
                        .post(
                                "/api/v1/sessions",
                                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, Api.PASSWORD)));
    }

    private static HttpResponse<String> refresh(JsonNode tokens) {
        return Api.of(server)
                .post(
                        "/api/v1/sessions/refresh",
                        "{\"refreshToken\":\"" + tokens.path("refreshToken").asString() + "\"}");
    }

    private static HttpResponse<String> stepUp(Api api, String password) {
        return api.post("/api/v1/sessions/current/step-up", "{\"password\":\"" + password + "\"}");
    }

    private static JsonNode keys() {
        return Api.json(200, Api.of(server).get("/.well-known/jwks.json"));
    }

    private static Api with(JsonNode tokens) {
        return new Api(server.http(), tokens.path("accessToken").asString());
    }
}
