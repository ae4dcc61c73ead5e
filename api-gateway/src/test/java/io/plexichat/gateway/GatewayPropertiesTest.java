package io.plexichat.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.gateway.GatewayProperties.Sessions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GatewayPropertiesTest {
    @Nested
    class OfSessions {
        @Test
        void shouldHaveDefaults() {
            assertThat(bind(Map.of()))
                    .isEqualTo(new Sessions(
                            "plexichat",
                            Duration.ofMinutes(15),
                            Duration.ofDays(30),
                            Duration.ofDays(90),
                            Duration.ofSeconds(3),
                            Duration.ofDays(30),
                            Duration.ofMinutes(10)));
        }

        @Test
        void shouldTakeEachSetting() {
            Map<String, String> set = Map.of(
                    "issuer", "chat",
                    "access-token", "5m",
                    "refresh-token", "1h",
                    "longest", "12h",
                    "recheck", "1s",
                    "rotate-keys-every", "0s",
                    "step-up-within", "2m");
            assertThat(bind(set))
                    .isEqualTo(new Sessions(
                            "chat",
                            Duration.ofMinutes(5),
                            Duration.ofHours(1),
                            Duration.ofHours(12),
                            Duration.ofSeconds(1),
                            Duration.ZERO,
                            Duration.ofMinutes(2)));
        }

        @ParameterizedTest
        @CsvSource({
            "access-token, 0s, a positive duration",
            "refresh-token, 15m, longer than an access token lives",
            "longest, 15m, longer than an access token lives",
            "recheck, 0s, a positive duration",
            "step-up-within, 0s, a positive duration",
            "rotate-keys-every, 59m, 'at least 1 h, or 0 for never'",
            "rotate-keys-every, -1h, 'at least 1 h, or 0 for never'"
        })
        void shouldRefuseWhatCannotBe(String setting, String value, String expected) {
            assertThatThrownBy(() -> bind(Map.of(setting, value)))
                    .hasRootCauseMessage("Expected plexichat.gateway.sessions." + setting + " to be " + expected + ".");
        }

        private static Sessions bind(Map<String, String> settings) {
            return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", Sessions.class);
        }
    }
}
