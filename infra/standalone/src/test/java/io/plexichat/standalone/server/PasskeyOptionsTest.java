package io.plexichat.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.command.factor.PasskeySettings;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasskeyOptionsTest {
    @Test
    void shouldBeForThisMachineWhereNothingIsSaid() {
        assertThat(new PasskeyOptions(null, List.of()).settings(null)).isEqualTo(PasskeySettings.LOCALHOST);
        assertThat(new PasskeyOptions("localhost", List.of()).settings(null)).isEqualTo(PasskeySettings.LOCALHOST);
    }

    @Test
    void shouldBeForWherePeopleReachTheServer() {
        assertThat(new PasskeyOptions(null, List.of()).settings(URI.create("https://chat.example.org:8443/base")))
                .isEqualTo(new PasskeySettings("chat.example.org", Set.of("https://chat.example.org:8443")));
    }

    @Test
    void shouldBeForWhatIsSaid() {
        URI elsewhere = URI.create("https://elsewhere.example");
        assertThat(new PasskeyOptions("example.org", List.of()).settings(elsewhere))
                .isEqualTo(new PasskeySettings("example.org", Set.of("https://example.org")));
        assertThat(new PasskeyOptions("example.org", List.of("https://chat.example.org")).settings(elsewhere))
                .isEqualTo(new PasskeySettings("example.org", Set.of("https://chat.example.org")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "https://example.com",
                "https://badexample.org",
                "https://example.org/",
                "https://user@example.org",
                "example.org",
                "https:// "
            })
    void shouldTakeNoOriginThatNoBrowserWouldAllow(String origin) {
        assertThatThrownBy(() -> new PasskeyOptions("example.org", List.of(origin)))
                .hasMessage(
                        "Expected plexichat.passkeys.origins to be like https://example.org, of that domain or below it.");
    }
}
