package io.plexichat.gateway.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.factor.FactorCommand.EnrolEmail;
import io.plexichat.kernel.factor.FactorCommand.RemoveEmail;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@TestPropertySource(properties = "plexichat.factors.email-codes=true")
class EmailFactorCallsIT extends GatewayContract {
    private static final String PATH = "/api/v1/me/factors/email";

    @Test
    void shouldEnrolAfterAStepUp() {
        WebTestClient client = as(ServerRole.MEMBER);
        client.post().uri(PATH).exchange().expectStatus().isNoContent();
        assertThat(buses().sent(EnrolEmail.class).accountId()).isEqualTo(Samples.ALICE);
        time.moveTo(Duration.ofMinutes(11));
        client.post()
                .uri(PATH)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("session.step-up-required");
    }

    @Test
    void shouldRemoveWithThePassword() {
        as(ServerRole.MEMBER)
                .method(HttpMethod.DELETE)
                .uri(PATH)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"password\":\"x\"}")
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(buses().sent(RemoveEmail.class).accountId()).isEqualTo(Samples.ALICE);
    }

    @Test
    void shouldTellSinceWhen() {
        as().get()
                .uri("/api/v1/me/factors")
                .exchange()
                .expectBody()
                .jsonPath("$.email.since")
                .isEqualTo("2026-11-21T08:00:00.123Z");
    }
}
