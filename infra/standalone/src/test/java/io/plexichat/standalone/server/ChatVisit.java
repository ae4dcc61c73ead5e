package io.plexichat.standalone.server;

import io.plexichat.testbrowser.Browser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Two people of a test's own: Ada has the page in a browser, Grace the API.
 *
 * @param ada her user name, which channels are named for too
 */
record ChatVisit(PlexiChatServer server, Browser browser, String ada, Api grace) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long BETWEEN_LOOKS_MILLIS = 50;

    /** @param browser forgets what it had before */
    static ChatVisit of(PlexiChatServer server, Browser browser, String test) {
        String ada = "ada-" + Integer.toHexString(test.hashCode());
        Api.of(server).registered(ada);
        Api grace = Api.of(server).registered("grace-" + Integer.toHexString(test.hashCode()));
        ChatVisit visit = new ChatVisit(server, browser, ada, grace);
        browser.forget(server.http());
        browser.resize(1200, 800);
        visit.load();
        return visit;
    }

    void load() {
        browser.open(server.http().toString());
    }

    void signIn(String name, String password) {
        browser.write("#username", name);
        browser.write("#password", password);
        browser.press("Sign in");
    }

    /** Ada signs in and goes to a channel. */
    void enter(String channel) {
        signIn(ada, Api.PASSWORD);
        browser.click(".channel-link[aria-label^='" + channel + "']");
        browser.waitFor(
                "return document.activeElement.id === 'message-text' && document.getElementById('timeline').ariaBusy === 'false'"
                        + " && document.getElementById('channel-name').textContent.startsWith('# ' + arguments[0])",
                channel);
    }

    /** Grace makes it, Ada joins. */
    String channel(String name) {
        String channel = grace.newChannel(name + "-" + ada);
        asAda().send("PUT", "/api/v1/channels/" + channel + "/members/me", "{}");
        return channel;
    }

    String say(String channel, String text) {
        return Api.json(201, grace.post("/api/v1/channels/" + channel + "/messages", Api.text(text)))
                .path("messageId")
                .asString();
    }

    /** Messages "Number 1" and so on. */
    void fill(String channel, int count) {
        String messages = IntStream.rangeClosed(1, count)
                .mapToObj(number -> Api.text("Number " + number))
                .collect(Collectors.joining(",", "{\"messages\":[", "]}"));
        Api.json(201, grace.post("/api/v1/channels/" + channel + "/messages/batch", messages));
    }

    List<String> texts(String channel) {
        return Api.json(200, grace.get("/api/v1/channels/" + channel + "/messages?limit=200"))
                .path("items")
                .valueStream()
                .map(message -> message.path("text").asString())
                .toList();
    }

    JsonNode message(String messageId) {
        return Api.json(200, grace.get("/api/v1/messages/" + messageId));
    }

    long unread(String channel) {
        return Api.json(200, asAda().get("/api/v1/channels/" + channel))
                .path("unread")
                .asLong();
    }

    /** Waits for what the server is to know. */
    static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Expected it within " + PATIENCE + ".");
            }
            try {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private Api asAda() {
        return Api.of(server).loggedIn(ada);
    }
}
