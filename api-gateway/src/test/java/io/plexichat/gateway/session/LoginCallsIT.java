package io.plexichat.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionRejections;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@TestPropertySource(properties = "plexichat.gateway.trusted-proxies=127.0.0.1,::1")
class LoginCallsIT extends GatewayContract {
    @ParameterizedTest
    @CsvSource({"1000, 1", "1001, 2", "900000, 900", "1, 1"})
    void shouldTellHowLongToWait(long millis, String seconds) {
        buses().onCommand(StartSession.class, _ -> {
            throw SessionRejections.TOO_MANY_ATTEMPTS.because("Expected less.", Duration.ofMillis(millis));
        });
        login("192.0.2.1")
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", seconds)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("session.too-many-attempts")
                .jsonPath("$.retryAfter")
                .doesNotExist();
    }

    @Test
    void shouldKnowClientsApartBehindATrustedProxy() {
        login("192.0.2.1").expectStatus().isCreated();
        String one = address();
        login("192.0.2.2").expectStatus().isCreated();
        assertThat(address()).isNotEqualTo(one);
        login("192.0.2.2, 192.0.2.1").expectStatus().isCreated();
        assertThat(address()).isEqualTo(one);
    }

    private String address() {
        return (String) Objects.requireNonNull(
                buses().sentMessage(StartSession.class).getMetaData().get(MetadataKeys.CLIENT_ADDRESS_HASH));
    }

    private WebTestClient.ResponseSpec login(String from) {
        return http.post()
                .uri("/api/v1/sessions")
                .header("X-Forwarded-For", from)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"username\":\"ann\",\"password\":\"x\"}")
                .exchange();
    }
}
