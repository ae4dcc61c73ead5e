package io.plexichat.gateway.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ApiTokenPropertiesTest {
    @Test
    void shouldHaveDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new ApiTokenProperties(Duration.ofDays(90), Duration.ofDays(366), 20));
    }

    @Test
    void shouldTakeEachSetting() {
        assertThat(bind(Map.of("lifetime", "1h", "longest", "36500d", "per-bot", "1")))
                .isEqualTo(new ApiTokenProperties(Duration.ofHours(1), Duration.ofDays(36_500), 1));
    }

    @ParameterizedTest
    @CsvSource({
        "longest, 0s, from 1 s to 36500 d",
        "longest, 36501d, from 1 s to 36500 d",
        "lifetime, 367d, at most plexichat.api-tokens.longest",
        "lifetime, 0s, at most plexichat.api-tokens.longest",
        "per-bot, 0, from 1 to 1000",
    })
    void shouldRefuseWhatCannotBe(String property, String value, String expected) {
        assertThatThrownBy(() -> bind(Map.of(property, value)))
                .rootCause()
                .hasMessage("Expected plexichat.api-tokens." + property + " to be " + expected + ".");
    }

    private static ApiTokenProperties bind(Map<String, String> settings) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        settings.forEach((name, value) -> source.put("plexichat.api-tokens." + name, value));
        return new Binder(source).bindOrCreate("plexichat.api-tokens", ApiTokenProperties.class);
    }
}
