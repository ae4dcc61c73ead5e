package io.plexichat.gateway.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.ServedFilesContract;
import org.junit.jupiter.api.Test;

class RecoveryPageIT extends ServedFilesContract {
    private static final String PAGE = "/recover";

    @Test
    void shouldLetNothingRunButItsOwnFiles() {
        assertThatOnlyItsOwnFilesRun(PAGE);
    }

    @Test
    void shouldBringAllFilesThatItRefersTo() {
        assertThat(reachedFrom(PAGE)).containsKeys("/recover/recover.js", "/chat/style/base.css", "/look/colours.css");
    }

    @Test
    void shouldBeWhereTheSignInLeads() {
        assertThat(get("/").getResponseBody()).contains("<a href=\"/recover\">Forgot password?</a>");
    }

    @Test
    void shouldSendItsAddressToNobody() {
        assertThat(get(PAGE).getResponseHeaders().getFirst("Referrer-Policy")).isEqualTo("no-referrer");
    }
}
