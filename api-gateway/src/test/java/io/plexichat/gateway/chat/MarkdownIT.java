package io.plexichat.gateway.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import io.plexichat.testbrowser.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What the page makes of what people write, in the browser that it runs in. */
class MarkdownIT extends GatewayContract {
    private static final String RENDER = """
            return import('/chat/markdown/render.js').then(({ render }) => {
              const made = document.createElement('div');
              made.append(render(arguments[0], 'ada'));
              return made.innerHTML.replaceAll(' target="_blank" rel="noopener noreferrer nofollow"', '');
            });
            """;
    private static final String READ = """
            return import('/chat/markdown/blocks.js').then(({ blocks }) => {
              arguments[0].forEach((part) => blocks(part.repeat(10_000 / part.length)));
              return arguments[0].length;
            });
            """;

    /** Pairs of lines: a text with \n for its line breaks, and what becomes of it. */
    @Test
    void shouldShowWhatIsMeant() throws IOException {
        SoftAssertions all = new SoftAssertions();
        try (Browser browser = Browser.start()) {
            browser.open("http://127.0.0.1:" + port + "/");
            for (String pair : corpus().split("\n\n")) {
                String[] lines = pair.strip().split("\n");
                all.assertThat(browser.run(RENDER, lines[0].translateEscapes()).stringValue())
                        .as(lines[0])
                        .isEqualTo(lines[1].replace("\\n", "\n"));
            }
        }
        all.assertAll();
    }

    /** What takes a time that doubles with each mark never ends. */
    @Test
    void shouldGetThroughTextsOfNothingButMarks() throws IOException {
        List<String> marks = List.of(
                "*",
                "**a ",
                "_a",
                "~~",
                "`",
                "``",
                "a`b``c",
                "[",
                "[a](",
                "<http://",
                "http://",
                "@a",
                "> ",
                "- ",
                "1. ",
                "\\");
        try (Browser browser = Browser.start()) {
            browser.open("http://127.0.0.1:" + port + "/");
            assertThat(browser.run(READ, marks).asInt()).isEqualTo(marks.size());
        }
    }

    private static String corpus() throws IOException {
        try (InputStream corpus =
                Objects.requireNonNull(MarkdownIT.class.getResourceAsStream("/io/plexichat/gateway/markdown.txt"))) {
            return new String(corpus.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
