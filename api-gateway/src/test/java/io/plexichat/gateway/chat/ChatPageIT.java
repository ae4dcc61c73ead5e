package io.plexichat.gateway.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.ServedFilesContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChatPageIT extends ServedFilesContract {
    @Test
    void shouldLetNothingRunButItsOwnFiles() {
        assertThatOnlyItsOwnFilesRun("/");
    }

    @Test
    void shouldBringAllFilesThatItRefersTo() {
        Map<String, String> files = reachedFrom("/");

        assertThat(files)
                .hasSizeGreaterThan(50)
                .containsKeys("/chat/main.js", "/chat/markdown/render.js", "/client/index.js", "/look/colours.css");
        files.forEach((path, content) -> assertThat(content)
                .as(path)
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("));
    }

    @Test
    void shouldServeNothingElse() {
        assertThatNothingIsServedAt("/chat/openapi.yaml", "/chat/..%2fopenapi.yaml", "/look/main.js", "/index.html");
    }
}
