package io.plexichat.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.LoginOutcome;
import io.plexichat.kernel.session.LoginQuery.ListLogins;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import io.plexichat.kernel.session.SessionCommand.FailedAttempts;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionCommand.StartedSession;
import io.plexichat.kernel.session.SessionRejections;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
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

    @Test
    void shouldTellTheOwnerWhatFailed() {
        buses().onCommand(
                        StartSession.class,
                        _ -> new StartedSession(
                                new Authenticated(
                                        Samples.ALICE, new Username("alice"), Set.of(ServerRole.MEMBER), false),
                                new FailedAttempts(7, Samples.AT, Samples.AT.plusSeconds(9))));
        login("192.0.2.1")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.failedAttempts.count")
                .isEqualTo(7)
                .jsonPath("$.failedAttempts.last")
                .isEqualTo(Samples.AT.plusSeconds(9).toString());
    }

    @Test
    void shouldListLoginsForAuditorsAndAdmins() {
        as(ServerRole.AUDITOR)
                .get()
                .uri("/api/v1/admin/logins?username=bob&outcome=failed&from=2026-01-01T00:00:00Z&limit=5")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].outcome")
                .isEqualTo("failed")
                .jsonPath("$.items[0].turnedAway")
                .isEqualTo(94)
                .jsonPath("$.cursor")
                .isEqualTo("more");
        assertThat(buses().asked(ListLogins.class))
                .isEqualTo(new ListLogins(
                        new Username("bob"),
                        LoginOutcome.FAILED,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        null,
                        5,
                        null));
        as(ServerRole.OPERATOR, ServerRole.MEMBER)
                .get()
                .uri("/api/v1/admin/logins")
                .exchange()
                .expectStatus()
                .isForbidden();
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
