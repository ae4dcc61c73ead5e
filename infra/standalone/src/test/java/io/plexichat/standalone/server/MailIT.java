package io.plexichat.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.plexichat.testbrowser.Browser;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails to owners, and what they do with them, over the whole server and a mail server. */
class MailIT {
    private static final String NEW_PASSWORD = "battery staple horse";
    private static final long PATIENCE_MILLIS = 30_000;
    private static final Pattern CODE = Pattern.compile("^ {4}([0-9]{8})\r?$", Pattern.MULTILINE);
    private static final Pattern TOKEN = Pattern.compile("http://chat\\.test/recover#(\\S+)");

    @TempDir
    private static Path data = Path.of("");

    private static GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static Map<String, Object> settings = Map.of();
    private static PlexiChatServer server = new PlexiChatServer(new Silence());

    @BeforeAll
    static void start() {
        mails.start();
        settings = new HashMap<>(TestServerSettings.of(data));
        settings.put("plexichat.mail.host", "127.0.0.1");
        settings.put("plexichat.mail.port", mails.getSmtp().getPort());
        settings.put("plexichat.mail.tls", "none");
        settings.put("plexichat.mail.from", "chat@example.org");
        settings.put("plexichat.mail.public-url", "http://chat.test");
        settings.put("plexichat.factors.email-codes", "true");
        server.start(settings);
    }

    @AfterAll
    static void stop() {
        server.close();
        mails.stop();
    }

    @Test
    void shouldLetWhoForgotThePasswordInAgainAndTellTheOwner() throws IOException {
        Api ada = withAddress("ada", "ada@example.org");
        String token;
        try (Browser browser = Browser.start()) {
            browser.open(server.http().toString());
            browser.click("#forgotten a");
            browser.write("#username", "ada");
            browser.press("Mail me a link");
            browser.sees("#done", "Look at your mails");
            token = found(TOKEN, "ada@example.org", 2);
            browser.open(server.http() + "/recover#" + token);
            browser.write("#password", "password1");
            browser.press("Set password");
            browser.sees("#set-problem", "hard to guess");
            browser.run("document.getElementById('password').value = ''");
            browser.write("#password", NEW_PASSWORD);
            browser.press("Set password");
            browser.sees("#done", "Your password is set");
            assertThat(browser.run("return location.href").stringValue()).doesNotContain("#");
            assertThat(browser.complaints()).noneMatch(complaint -> complaint.contains("Content Security Policy"));
        }
        assertThat(ada.get("/api/v1/me").body()).contains("session.ended");
        assertThat(login("ada", Api.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(login("ada", NEW_PASSWORD).statusCode()).isEqualTo(201);
        assertThat(text("ada@example.org", 3)).contains("a new password was set for your account");
        assertThat(complete(token).body()).contains("recovery.invalid-token").doesNotContain(token);
        assertThat(complete(token).statusCode()).isEqualTo(403);
    }

    @Test
    void shouldAnswerAlikeWhoeverIsAskedFor() {
        withAddress("bob", "bob@example.org");
        Api.of(server).registered("carol");
        List<HttpResponse<String>> answers = Stream.of("bob", "carol", "nobody-at-all")
                .map(name -> Api.of(server).post("/api/v1/recoveries", "{\"username\":\"" + name + "\"}"))
                .toList();
        assertThat(answers)
                .allMatch(answer -> answer.statusCode() == 202 && answer.body().isEmpty());
        assertThat(answers.stream()
                        .map(answer -> answer.headers().map().keySet())
                        .distinct())
                .hasSize(1);
        assertThat(text("bob@example.org", 2)).contains("http://chat.test/recover#");
    }

    @Test
    void shouldAskForACodeThatIsMailed() throws IOException {
        Api erin = withAddress("erin", "erin@example.org");
        assertThat(erin.send("POST", "/api/v1/me/factors/email", "").statusCode())
                .isEqualTo(204);
        assertThat(text("erin@example.org", 2)).contains("a code is mailed to you from now on");
        try (Browser browser = Browser.start()) {
            browser.open(server.http().toString());
            browser.write("#username", "erin");
            browser.write("#password", Api.PASSWORD);
            browser.press("Sign in");
            browser.waitFor("return document.getElementById('mail-code').checkVisibility()");
            browser.press("Mail me a code");
            browser.sees("#mail-code-told", "A code is on its way");
            browser.write("#code", found(CODE, "erin@example.org", 3));
            browser.press("Sign in");
            browser.sees(".self", "erin");
        }
        assertThat(login("erin", Api.PASSWORD).body())
                .contains("session.second-factor-required", "\"factors\":[\"email\"]");
    }

    @Test
    void shouldTurnCodesOnAndOffAndRemoveTheAddressOnThePage() throws IOException {
        withAddress("fay", "fay@example.org");
        assertThat(login("fay", "wrong horse battery").statusCode()).isEqualTo(401);
        try (Browser browser = Browser.start()) {
            browser.open(server.http().toString());
            browser.write("#username", "fay");
            browser.write("#password", Api.PASSWORD);
            browser.press("Sign in");
            browser.sees("#toasts", "1 attempt to sign in as you failed");
            browser.click(".self [aria-label='Second factor']");
            browser.press("Turn on codes by e-mail");
            browser.sees("#toasts", "A code is mailed to you from now on");
            browser.click(".self [aria-label='E-mail address']");
            browser.press("Remove the address");
            browser.sees("#dialog", "also no link if you forget your password");
            browser.press("Remove");
            browser.sees("#toasts", "Turn that off first");
            browser.click(".self [aria-label='Second factor']");
            browser.press("Turn off codes by e-mail");
            browser.write("#field-own-password", Api.PASSWORD);
            browser.press("Turn off");
            browser.sees("#toasts", "No code is mailed to you any more");
            browser.click(".self [aria-label='E-mail address']");
            browser.press("Remove the address");
            browser.press("Remove");
            browser.sees("#toasts", "The address was removed");
            assertThat(browser.complaints()).noneMatch(complaint -> complaint.contains("Content Security Policy"));
        }
        assertThat(text("fay@example.org", 4)).contains("the e-mail address of your account was removed");
    }

    @Test
    void shouldKeepMailsForAMailServerThatIsAwayAlsoAcrossARestart() {
        Api dora = withAddress("dora", "dora@example.org");
        int port = mails.getSmtp().getPort();
        mails.stop();
        String body = "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}";
        assertThat(dora.post("/api/v1/me/password", body.formatted(Api.PASSWORD, NEW_PASSWORD))
                        .statusCode())
                .isEqualTo(204);
        assertThat(dora.post("/api/v1/me/password", body.formatted(NEW_PASSWORD, Api.PASSWORD))
                        .statusCode())
                .isEqualTo(204);
        server.close();
        server = new PlexiChatServer(new Silence());
        server.start(settings);
        mails = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        assertThat(text("dora@example.org", 1)).contains("the password of your account was changed");
    }

    private static Api withAddress(String name, String email) {
        Api owner = Api.of(server).registered(name);
        assertThat(owner.post("/api/v1/me/email", "{\"email\":\"" + email + "\"}")
                        .statusCode())
                .isEqualTo(202);
        String code = found(CODE, email, 1);
        HttpResponse<String> confirmed = owner.post("/api/v1/me/email/confirm", "{\"code\":\"" + code + "\"}");
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(204);
        assertThat(owner.get("/api/v1/me", Api.position(confirmed)).body())
                .contains("\"email\":\"" + email + "\",\"emailVerified\":true");
        return owner;
    }

    private static HttpResponse<String> login(String name, String password) {
        return Api.of(server)
                .post("/api/v1/sessions", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    }

    private static HttpResponse<String> complete(String token) {
        return Api.of(server)
                .post(
                        "/api/v1/recoveries/complete",
                        "{\"token\":\"%s\",\"newPassword\":\"%s\"}".formatted(token, NEW_PASSWORD));
    }

    private static String found(Pattern pattern, String address, int number) {
        String text = text(address, number);
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    /** @param number of the mail to this address, from 1 */
    private static String text(String address, int number) {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (to(address).size() < number && System.currentTimeMillis() < deadline) {
            mails.waitForIncomingEmail(100, mails.getReceivedMessages().length + 1);
        }
        assertThat(to(address)).as("mails to " + address).hasSizeGreaterThanOrEqualTo(number);
        return GreenMailUtil.getBody(to(address).get(number - 1));
    }

    private static List<MimeMessage> to(String address) {
        return Arrays.stream(mails.getReceivedMessages())
                .filter(message ->
                        GreenMailUtil.getAddressList(recipients(message)).contains(address))
                .toList();
    }

    private static Address[] recipients(MimeMessage message) {
        try {
            return message.getAllRecipients();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
