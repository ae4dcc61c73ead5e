package io.plexichat.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import io.plexichat.testbrowser.Browser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Second factors, over the whole server, as people and tools meet them. */
class FactorsIT {
    private static final String ADMIN_PASSWORD = "a password for tests only";
    private static final int STEP_SECONDS = 30;

    @TempDir
    private static Path data = Path.of("");

    private static PlexiChatServer server = new PlexiChatServer(new Silence());

    @BeforeAll
    static void start() {
        Map<String, Object> settings = new HashMap<>(TestServerSettings.of(data));
        settings.put("plexichat.admin-password", ADMIN_PASSWORD);
        settings.put("plexichat.factors.required-for", "admin");
        server.start(settings);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldAskForACodeOnThePageOnceOneIsEnrolledThere() throws IOException {
        try (Browser browser = Browser.start()) {
            ChatVisit page = ChatVisit.of(server, browser, "factors");
            page.signIn(page.ada(), Api.PASSWORD);
            browser.sees(".self", page.ada());
            browser.press("Second factor");
            String secret = secret(browser);
            browser.waitFor("return document.querySelector('#dialog img.qr').naturalWidth > 0");
            browser.write("#field-totp-code", "000000");
            browser.press("Confirm");
            browser.sees("#dialog .bad", "The authenticator shows another code.");
            browser.run("document.getElementById('field-totp-code').value = ''");
            browser.write("#field-totp-code", code(secret, 0));
            browser.press("Confirm");
            browser.waitFor("return document.querySelectorAll('.backup-codes li').length === 10");
            String backup = browser.run("return document.querySelector('.backup-codes li').textContent")
                    .stringValue();
            browser.press("I have kept them");
            browser.press("Sign out");
            browser.sees("#sign-in", "User name");
            browser.run("document.getElementById('username').value = ''");

            page.signIn(page.ada(), Api.PASSWORD);
            browser.waitFor("return document.getElementById('code').checkVisibility()");
            browser.write("#code", "abcde-fghjk");
            browser.press("Sign in");
            browser.sees("#sign-in-error", "The code is not right, or was used already.");
            browser.write("#code", backup);
            browser.press("Sign in");
            browser.sees(".self", page.ada());
            browser.press("Second factor");
            browser.sees("#dialog", "9 backup codes left.");
            assertThat(browser.complaints()).noneMatch(complaint -> complaint.contains("Content Security Policy"));

            assertThat(login(page.ada(), Api.PASSWORD, backup).body()).contains("session.wrong-code");
            String next = code(secret, 1);
            assertThat(login(page.ada(), Api.PASSWORD, next).statusCode()).isEqualTo(201);
            assertThat(login(page.ada(), Api.PASSWORD, next).body()).contains("session.wrong-code");
        }
    }

    @Test
    void shouldLetAnAdministratorDoNothingBeforeTheEnrolment() throws IOException {
        Api admin = admin(null);
        assertThat(admin.get("/api/v1/admin/keys").body()).contains("session.enrolment-required");
        assertThat(Api.json(200, admin.get("/api/v1/me/factors"))
                        .path("required")
                        .asBoolean())
                .isTrue();
        String secret;
        try (Browser browser = Browser.start()) {
            ChatVisit page = ChatVisit.of(server, browser, "enrolment");
            page.signIn("admin", ADMIN_PASSWORD);
            browser.sees("#dialog", "Your role asks for a second factor.");
            secret = secret(browser);
            browser.write("#field-totp-code", code(secret, 0));
            browser.press("Confirm");
            browser.sees("#dialog", "Keep them apart from it");
            browser.press("I have kept them");
            browser.sees(".self", "Administrator");
        }
        Api enrolled = admin(code(secret, 1));
        assertThat(enrolled.get("/api/v1/admin/keys").statusCode()).isEqualTo(200);
        assertThat(login("admin", ADMIN_PASSWORD, null).body())
                .contains("session.second-factor-required", "\"factors\":[\"totp\",\"backup-code\"]");
    }

    private static Api admin(@Nullable String code) {
        return new Api(
                server.http(),
                Api.json(201, login("admin", ADMIN_PASSWORD, code))
                        .path("accessToken")
                        .asString());
    }

    private static HttpResponse<String> login(String name, String password, @Nullable String code) {
        String more = code == null ? "" : ",\"code\":\"" + code + "\"";
        return Api.of(server)
                .post(
                        "/api/v1/sessions",
                        "{\"username\":\"%s\",\"password\":\"%s\"%s}".formatted(name, password, more));
    }

    private static String secret(Browser browser) {
        browser.waitFor("return document.getElementById('totp-secret')");
        return browser.run("return document.getElementById('totp-secret').textContent")
                .stringValue()
                .replace(" ", "");
    }

    /** What an authenticator shows so many steps from now. */
    private static String code(String secret, int stepsOff) {
        try {
            long step = Instant.now().getEpochSecond() / STEP_SECONDS + stepsOff;
            return new HmacOneTimePasswordGenerator()
                    .generateOneTimePasswordString(new SecretKeySpec(Base32.decode(secret), "HmacSHA1"), step);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
