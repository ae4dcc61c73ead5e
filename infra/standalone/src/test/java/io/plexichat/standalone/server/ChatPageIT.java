package io.plexichat.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.testbrowser.Browser;
import io.plexichat.testbrowser.Keys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The chat page as people use it, in a real browser, against the whole server. */
class ChatPageIT {
    private static final String LAST = "const last = [...document.querySelectorAll('#timeline article')].at(-1);";

    private static final String SCROLL = """
            const timeline = document.getElementById('timeline');
            const frame = () => new Promise((passed) => { requestAnimationFrame(() => setTimeout(passed, 20)); });
            const articles = () => [...timeline.querySelectorAll('article')];
            const seen = new Set();
            let jump = 0;
            let rows = 0;
            for (let look = 0; look < 400 && !($until); look++) {
              timeline.scrollTop += arguments[0];
              await frame();
              const middle = timeline.getBoundingClientRect().top + timeline.clientHeight / 2;
              const watched = articles().find((each) => each.getBoundingClientRect().bottom > middle);
              const before = watched?.getBoundingClientRect().top;
              for (let wait = 0; wait < 50 && timeline.ariaBusy === 'true'; wait++) {
                await frame();
              }
              if (watched?.isConnected) {
                jump = Math.max(jump, Math.abs(watched.getBoundingClientRect().top - before));
              }
              rows = Math.max(rows, articles().length);
              articles().forEach((each) => seen.add(Number(each.querySelector('.body').textContent.split(' ')[1])));
            }
            return { jump, rows, seen: [...seen] };
            """;

    @TempDir
    private static Path data = Path.of("");

    private static PlexiChatServer server = new PlexiChatServer(new Silence());

    private static Browser browser;

    private ChatVisit page;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        server.start(TestServerSettings.of(data));
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @BeforeEach
    void visit(TestInfo test) {
        page = ChatVisit.of(server, browser, test.getTestMethod().orElseThrow().getName());
    }

    @Test
    void shouldLetPeopleInAndOut() {
        page.signIn(page.ada(), "wrong horse battery");
        browser.sees("#sign-in-error", "The user name or the password is not right.");
        browser.press("Create an account");
        browser.run("document.querySelectorAll('#sign-in input').forEach((each) => { each.value = ''; })");
        browser.write("#username", "new-" + page.ada());
        browser.write("#display-name", "New Here");
        browser.write("#password", "short");
        browser.press("Create account");
        browser.sees("#sign-in-error", "8");
        browser.write("#password", " but longer");
        browser.press("Create account");

        browser.sees(".self", "New Here");
        browser.sees("#nowhere", "You are in no channel yet.");
        page.load();
        browser.sees(".self", "New Here");
        browser.press("Sign out");
        browser.sees("#sign-in", "User name");
        assertThat(browser.run("return JSON.stringify(localStorage) + document.body.innerText")
                        .stringValue())
                .doesNotContain("eyJ", "New Here");
    }

    @Test
    void shouldShowOwnMessagesAtOnceAndThoseOfOthersLive() {
        String here = page.channel("here");
        String there = page.channel("there");
        page.enter("here");

        String atOnce = browser.run(
                        "const field = document.getElementById('message-text'); field.value = 'Hello *there*';"
                                + "field.dispatchEvent(new Event('input')); field.form.requestSubmit();" + LAST
                                + "return last.className + ': ' + last.querySelector('.body').textContent")
                .stringValue();
        assertThat(atOnce).isEqualTo("message waiting: Hello there");
        browser.waitFor(LAST + "return last.textContent.includes('Hello there') && !last.matches('.waiting, .failed')");
        ChatVisit.until(() -> page.texts(here).equals(List.of("Hello *there*")));

        page.say(there, "Nobody looks here, @" + page.ada());
        browser.waitFor("return document.querySelector('[aria-label^=\"there-\"]').ariaLabel.includes('1 unread')");
        assertThat(browser.run("return document.title").stringValue()).doesNotStartWith("here");
        page.say(here, "Live and read");
        browser.sees("#timeline", "Live and read");
        browser.waitFor("return document.querySelector('#announcer').textContent.endsWith('Live and read')");
        ChatVisit.until(() -> page.unread(here) == 0);

        browser.click("[aria-label^='there-']");
        browser.sees("#timeline .mention", "@" + page.ada());
        browser.waitFor("return document.querySelector('.new-line') && !document.querySelector('.unread')");
        ChatVisit.until(() -> page.unread(there) == 0);
    }

    @Test
    void shouldTellWhoIsThereWritingAndMeant() {
        String here = page.channel("here");
        String there = page.channel("there");
        page.say(here, "Good morning");
        page.enter("here");
        browser.waitFor("return document.querySelector('#timeline .avatar').dataset.presence === 'offline'");

        assertThat(page.grace()
                        .post("/api/v1/channels/" + here + "/typing", "{}")
                        .statusCode())
                .isEqualTo(204);
        browser.sees("#typing", "is writing");
        page.say(here, "Typed");
        browser.waitFor("return document.getElementById('typing').textContent === ''");

        page.say(there, "Where is @" + page.ada() + "?");
        browser.waitFor("return document.querySelector('[aria-label^=\"there-\"]').ariaLabel.includes('1 mention')");
        browser.waitFor("return document.title.startsWith('(1) here-')");
        browser.press("Mentions of you");
        browser.sees("#panel .hits", "Where is @" + page.ada() + "?");
        browser.click("#panel .hit");
        browser.sees("#channel-name", "# there-");
        browser.waitFor("return document.title.startsWith('there-')");
    }

    @Test
    void shouldChangeReactAnswerAndDelete() {
        String channel = page.channel("deeds");
        String question = page.say(channel, "What is **it**?");
        page.enter("deeds");
        browser.sees("#timeline", "What is it?");

        browser.type("The ansver" + Keys.ENTER);
        browser.waitFor(LAST + "return last.textContent.includes('The ansver') && !last.matches('.waiting')");
        browser.type(Keys.UP);
        browser.sees(".about", "Changing your message");
        browser.run("document.getElementById('message-text').select()");
        browser.type("The answer" + Keys.ENTER);
        browser.sees("#timeline", "(edited)");
        ChatVisit.until(() -> page.texts(channel).contains("The answer"));

        browser.hover("article[data-message='" + question + "']");
        browser.press("React...");
        browser.type("rocket" + Keys.ENTER);
        browser.waitFor("return document.querySelector('.reaction[aria-pressed=true]')?.textContent === '\\u{1F680}1'");
        ChatVisit.until(() -> page.message(question)
                .path("reactions")
                .path(0)
                .path("emoji")
                .asString("")
                .equals("\uD83D\uDE80"));
        assertThat(page.grace()
                        .send("PUT", "/api/v1/messages/" + question + "/reactions/%F0%9F%9A%80", "{}")
                        .statusCode())
                .isEqualTo(204);
        browser.waitFor("return document.querySelector('.reaction')?.textContent === '\\u{1F680}2'");

        browser.hover("article[data-message='" + question + "']");
        browser.press("Answer");
        browser.type("In the thread" + Keys.ENTER);
        browser.sees(".reply-preview", "What is it?");
        browser.hover("article[data-message='" + question + "']");
        browser.press("Show the thread");
        browser.sees("#panel", "1 answer");
        browser.sees("#panel .thread", "In the thread");

        browser.run(LAST + "last.focus()");
        browser.type(Keys.DELETE);
        browser.press("Delete");
        browser.sees("#timeline", "This message was deleted.");
        browser.sees("#panel", "This message was deleted.");
        ChatVisit.until(() -> !page.texts(channel).contains("In the thread"));
        assertThat(browser.complaints())
                .noneMatch(each -> each.contains("Content Security Policy") || each.contains("Uncaught"));
    }

    @Test
    void shouldFindAndGoThere() {
        String channel = page.channel("library");
        page.fill(channel, 300);
        page.enter("library");
        browser.sees("#timeline", "Number 300");

        browser.press("Search");
        browser.type("\"number 17\"");
        browser.sees("#panel", "1 message found");
        browser.sees("#panel mark", "Number");
        browser.type(Keys.DOWN + Keys.ENTER);
        browser.waitFor(
                "const box = document.activeElement.getBoundingClientRect();"
                        + "return document.activeElement.ariaLabel?.endsWith('Number 17') && box.top > 0 && box.bottom < innerHeight");
        assertThat(browser.run(
                                "return [...document.querySelectorAll('#timeline .body')].some((each) => each.textContent === 'Number 300')")
                        .asBoolean())
                .isFalse();
        browser.press("To the newest");
        browser.sees("#timeline", "Number 300");

        browser.press("Go to a day");
        browser.press("The beginning");
        browser.sees("#timeline", "This is the beginning of the channel.");
    }

    @Test
    void shouldScrollBothWaysWithoutJumpsOrHoles() {
        String channel = page.channel("long");
        page.fill(channel, 600);
        page.enter("long");
        browser.sees("#timeline", "Number 600");

        JsonNode back = scroll(-1500, "document.querySelector('.start')");
        assertThat(back.get("rows").asInt()).as("messages kept in the page").isBetween(100, 300);
        assertThat(back.get("jump").asDouble())
                .as("pixels that what is looked at moved")
                .isLessThan(2);
        JsonNode forth =
                scroll(1500, "articles().some((each) => each.querySelector('.body').textContent === 'Number 600')");
        assertThat(forth.get("rows").asInt()).isBetween(100, 300);
        assertThat(forth.get("jump").asDouble()).isLessThan(2);
        for (JsonNode way : List.of(back, forth)) {
            assertThat(way.get("seen").valueStream().map(JsonNode::asInt).sorted())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 600).boxed().toList());
        }
    }

    @Test
    void shouldLoseAndDoubleNothingWhenTheNetworkGoes() {
        String channel = page.channel("train");
        page.enter("train");
        browser.type("Before the tunnel" + Keys.ENTER);
        browser.waitFor(LAST + "return last && !last.matches('.waiting')");

        browser.offline(true);
        browser.sees("#connection", "You are offline.");
        browser.type("In the tunnel" + Keys.ENTER + "Still in the tunnel" + Keys.ENTER);
        browser.waitFor("return document.querySelectorAll('.waiting').length === 2");
        browser.sees("#connection", "2 messages will be sent when you are back.");
        page.say(channel, "Where are you?");
        ChatVisit.until(() -> page.texts(channel).equals(List.of("Before the tunnel", "Where are you?")));

        browser.offline(false);
        browser.waitFor("return document.getElementById('connection').hidden && !document.querySelector('.waiting')");
        List<String> all = List.of("Before the tunnel", "Where are you?", "In the tunnel", "Still in the tunnel");
        ChatVisit.until(() -> page.texts(channel).equals(all));
        browser.waitFor("return document.querySelectorAll('#timeline article').length >= 4");
        assertThat(browser.run(
                                "return [...document.querySelectorAll('#timeline .body')].map((each) => each.textContent)")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .containsExactlyElementsOf(all);
    }

    @Test
    void shouldShowWhateverPeopleWriteAsText() {
        String channel = page.channel("bad");
        Hostile.TEXTS.forEach(text -> page.say(channel, text));
        page.enter("bad");
        browser.waitFor(
                "return document.querySelectorAll('#timeline article').length === arguments[0]", Hostile.TEXTS.size());

        assertThat(browser.run(
                                "return document.querySelectorAll('#timeline :is(script, img, iframe, svg:not(.icon), object, embed,"
                                        + " form, style, math, video, base, link, meta, input)').length")
                        .asInt())
                .isZero();
        assertThat(browser.run(
                                "return [...document.querySelectorAll('#timeline *')].flatMap((each) => each.getAttributeNames())"
                                        + ".filter((name) => name.startsWith('on') || name === 'style' || name === 'srcdoc')")
                        .size())
                .isZero();
        assertThat(browser.run("return [...document.querySelectorAll('#timeline a')].map((each) => each.protocol)")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .isSubsetOf("http:", "https:", "mailto:");
        browser.press("Search");
        browser.type("pwned");
        browser.sees("#panel .hits", "<img src=x");
        assertThat(browser.run("return window.pwned ?? null").isNull()).isTrue();
        assertThat(browser.complaints())
                .noneMatch(each -> each.contains("Content Security Policy") || each.contains("Uncaught"));
    }

    @Test
    void shouldBeUsedByKeysAndByEarAndOnAPhone() {
        page.channel("alpha");
        String beta = page.channel("beta");
        page.say(beta, "One");
        page.say(beta, "Two");
        page.enter("alpha");

        browser.type(Keys.CONTROL + "k");
        browser.type("beta" + Keys.ENTER);
        browser.sees("#channel-name", "# beta");
        browser.sees("#timeline", "Two");
        browser.run("document.getElementById('timeline').focus()");
        browser.type(Keys.UP);
        browser.type(Keys.UP);
        assertThat(browser.run("return document.activeElement.ariaLabel").stringValue())
                .endsWith(": One");
        assertThat(browser.run("return getComputedStyle(document.activeElement).outlineStyle")
                        .stringValue())
                .isEqualTo("solid");
        browser.type("r");
        browser.sees(".about", "Answering");
        browser.type(Keys.ESCAPE);
        browser.waitFor("return document.querySelector('.about').hidden");
        assertThat(browser.run("return document.activeElement.id").stringValue())
                .isEqualTo("message-text");

        browser.run("document.querySelector('#timeline article').focus()");
        assertThat(browser.run(
                                "return [...document.querySelectorAll('button, a, input, textarea, [role=listbox], [role=log], dialog')]"
                                        + ".filter((each) => each.checkVisibility())"
                                        + ".filter((each) => !(each.ariaLabel || each.textContent.trim() || each.labels?.length))"
                                        + ".map((each) => each.outerHTML)")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .as("without a name that can be read out")
                .isEmpty();

        browser.resize(360, 720);
        browser.waitFor("return !document.getElementById('sidebar').checkVisibility({ visibilityProperty: true })");
        assertThat(browser.run("return document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(360);
        browser.press("Channels");
        browser.click("[aria-label^='alpha']");
        browser.sees("#channel-name", "# alpha");
        browser.waitFor("return !document.getElementById('sidebar').checkVisibility({ visibilityProperty: true })");
    }

    /**
     * Scrolls until a condition holds, and tells how far what is looked at moved by itself, which numbers were seen, and the most
     * messages that the page kept.
     */
    private JsonNode scroll(int pixels, String until) {
        return browser.run(SCROLL.replace("$until", until), pixels);
    }
}
