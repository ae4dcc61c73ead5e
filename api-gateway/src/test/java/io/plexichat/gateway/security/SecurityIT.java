package io.plexichat.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.GatewayContract;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionQuery.GetSessionStatus;
import io.plexichat.kernel.session.SessionQuery.SessionStatus;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class SecurityIT extends GatewayContract {
    @Nested
    class Tokens {
        @Test
        void shouldAskForOne() {
            http.get()
                    .uri("/api/v1/me")
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"plexichat\"")
                    .expectHeader()
                    .contentType("application/problem+json")
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("request.unauthenticated");
        }

        @Test
        void shouldRefuseAnExpiredOne() {
            String token = token();
            time.moveTo(Duration.ofMinutes(16));
            with(token).get().uri("/api/v1/me").exchange().expectStatus().isUnauthorized();
        }

        @Test
        void shouldRefuseOneThatExpiresAfterItWasSeen() {
            String token = token();
            with(token).get().uri("/api/v1/me").exchange().expectStatus().isOk();
            time.moveTo(Duration.ofMinutes(16));
            with(token).get().uri("/api/v1/me").exchange().expectStatus().isUnauthorized();
        }

        @Test
        void shouldRefuseAForgedOneWithoutSayingWhy() {
            String token = token();
            String forged = token.substring(0, token.length() - 4) + (token.endsWith("AAAA") ? "BBBB" : "AAAA");
            for (String bad : new String[] {forged, "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "é".repeat(10)}) {
                with(bad)
                        .get()
                        .uri("/api/v1/me")
                        .exchange()
                        .expectStatus()
                        .isUnauthorized()
                        .expectBody()
                        .jsonPath("$.code")
                        .isEqualTo("request.unauthenticated")
                        .jsonPath("$.detail")
                        .value(detail -> assertThat((String) detail).startsWith("Expected a valid access token"));
            }
        }

        @Test
        void shouldNotMindABadOneWhereNoneIsNeeded() {
            with("over")
                    .post()
                    .uri("/api/v1/sessions")
                    .header("Content-Type", "application/json")
                    .bodyValue("{\"username\":\"alice\",\"password\":\"secret-1\"}")
                    .exchange()
                    .expectStatus()
                    .isCreated();
        }
    }

    @Nested
    class Sessions {
        @Test
        void shouldRefuseAnEndedOne() {
            buses().onQuery(GetSessionStatus.class, SessionStatus.class, _ -> new SessionStatus(false));
            as().get()
                    .uri("/api/v1/me")
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("session.ended");
        }

        @Test
        void shouldWaitForTheReadModelThatKnowsTheSession() {
            // Somebody whose sessions no other test has ended.
            Caller somebody = new Caller(
                    new AccountId(UUID.randomUUID()),
                    new SessionId(UUID.randomUUID()),
                    new Username("somebody"),
                    Set.of(),
                    time.instant().plus(Duration.ofMinutes(1)),
                    42,
                    /* mustEnrol= */ false,
                    time.instant());
            with(tokens.issue(somebody))
                    .get()
                    .uri("/api/v1/me")
                    .exchange()
                    .expectStatus()
                    .isOk();
            assertThat(buses().askedMessage(GetSessionStatus.class).getMetaData())
                    .containsEntry(MetadataKeys.MIN_POSITION, 42L);
        }

        @Test
        void shouldEndAtOnceWhatThisProcessEnds() {
            Caller caller = caller(Duration.ofMinutes(15), ServerRole.MEMBER);
            String token = tokens.issue(caller);
            with(token)
                    .delete()
                    .uri("/api/v1/sessions/current")
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            buses().onQuery(GetSessionStatus.class, SessionStatus.class, _ -> new SessionStatus(false));
            with(token).get().uri("/api/v1/me").exchange().expectStatus().isUnauthorized();
            assertThat(buses().askedMessage(GetSessionStatus.class).getMetaData())
                    .containsEntry(MetadataKeys.MIN_POSITION, 101L);
        }

        @Test
        void shouldNoticeWithinSecondsWhatAnotherProcessEnds() throws InterruptedException {
            String token = token();
            with(token).get().uri("/api/v1/me").exchange().expectStatus().isOk();
            buses().onQuery(GetSessionStatus.class, SessionStatus.class, _ -> new SessionStatus(false));
            Thread.sleep(300);
            with(token).get().uri("/api/v1/me").exchange().expectStatus().isUnauthorized();
        }
    }

    @Nested
    class Responses {
        @Test
        void shouldCarrySecurityHeadersAndNoCors() {
            as().get()
                    .uri("/api/v1/me")
                    .header("Origin", "https://elsewhere.example")
                    .exchange()
                    .expectHeader()
                    .valueEquals("X-Content-Type-Options", "nosniff")
                    .expectHeader()
                    .valueEquals("X-Frame-Options", "DENY")
                    .expectHeader()
                    .exists("Content-Security-Policy")
                    .expectHeader()
                    .doesNotExist("Access-Control-Allow-Origin");
        }

        @Test
        void shouldKeepOperatorsPathsToAdmins() {
            as(ServerRole.MEMBER)
                    .get()
                    .uri("/actuator/env")
                    .exchange()
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("request.forbidden");
        }
    }
}
