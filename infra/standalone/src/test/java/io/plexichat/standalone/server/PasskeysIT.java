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

/** Passkeys over the whole server, with the authenticator that Chromium brings for tests. */
class PasskeysIT {
    @TempDir
    private static Path data = Path.of("");

    private static PlexiChatServer server = new PlexiChatServer(new Silence());

    @BeforeAll
    static void start() {
        Map<String, Object> settings = new HashMap<>(TestServerSettings.of(data));
        settings.put("plexichat.passkeys.relying-party-id", "localhost");
        server.start(settings);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldSignInWithAPasskeyThatWasAddedOnThePage() throws IOException {
        try (Browser browser = Browser.start()) {
            ChatVisit page = ChatVisit.of(server, browser, "passkeys");
            addPasskey(browser, page, "Ada's laptop");
            browser.sees("#dialog .passkeys", "not used yet");
            browser.press("Close");
            browser.press("Sign out");

            browser.sees("#sign-in", "Sign in with a passkey");
            browser.run("document.getElementById('username').value = ''");
            page.signIn(page.ada(), Api.PASSWORD);
            browser.sees("#sign-in-error", "Sign in with your passkey.");
            browser.press("Sign in with a passkey");
            browser.sees(".self", page.ada());
            browser.press("Passkeys");
            browser.sees("#dialog .passkeys", "last used on");

            browser.press("Remove Ada's laptop");
            browser.write("#field-own-password", Api.PASSWORD);
            browser.press("Remove");
            browser.waitFor("return document.querySelector('#dialog .passkeys')?.children.length === 0");
            browser.press("Close");
            browser.press("Sign out");
            browser.press("Sign in with a passkey");
            browser.sees("#sign-in-error", "This server does not know this passkey.");
            assertThat(browser.complaints()).noneMatch(complaint -> complaint.contains("Content Security Policy"));
        }
    }

    /** By the answers themselves, as somebody would who has seen them. */
    @Test
    void shouldTakeAnAnswerOnceAndOnlyFromItsOwnPages() throws IOException {
        try (Browser browser = Browser.start()) {
            ChatVisit page = ChatVisit.of(server, browser, "replays");
            addPasskey(browser, page, "Key");

            String shown = shown(browser);
            assertThat(login(shown).statusCode()).isEqualTo(201);
            assertThat(login(shown).body()).contains("session.wrong-passkey");
            JsonNode tokens = Api.json(201, login(shown(browser)));
            Api ada = new Api(server.http(), tokens.path("accessToken").asString());
            assertThat(Api.json(200, ada.get("/api/v1/me")).path("username").asString())
                    .isEqualTo(page.ada());
            assertThat(ada.post("/api/v1/sessions/current/step-up", "{\"passkey\":" + shown(browser) + "}")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(Api.of(server)
                            .post(
                                    "/api/v1/sessions",
                                    "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(page.ada(), Api.PASSWORD))
                            .body())
                    .contains("session.second-factor-required", "\"factors\":[\"passkey\"]");
        }
    }

    /** Signs Ada in and leaves the dialog open. */
    private static void addPasskey(Browser browser, ChatVisit page, String label) {
        // A browser knows no passkeys of an address, only of a name.
        browser.open(local());
        browser.useAuthenticator();
        page.signIn(page.ada(), Api.PASSWORD);
        browser.sees(".self", page.ada());
        browser.press("Passkeys");
        browser.press("Add a passkey");
        browser.write("#field-passkey-label", label);
        browser.press("Go on");
        browser.sees("#dialog .passkeys", label);
    }

    private static HttpResponse<String> login(String passkey) {
        return Api.of(server).post("/api/v1/sessions/passkey", "{\"passkey\":" + passkey + "}");
    }

    /** What the browser answers to a challenge of the server, as JSON. */
    private static String shown(Browser browser) {
        browser.run("""
                window.shown = null;
                fetch('/api/v1/sessions/passkey/offer', { method: 'POST' })
                  .then((answer) => answer.json())
                  .then((options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }))
                  .then((credential) => { window.shown = JSON.stringify(credential.toJSON()); });
                """);
        browser.waitFor("return window.shown");
        return browser.run("return window.shown").stringValue();
    }

    private static String local() {
        return "http://localhost:" + server.http().getPort();
    }
}
