package io.plexichat.gateway.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.factor.FactorCommand.ConfirmTotp;
import io.plexichat.kernel.factor.FactorCommand.RemoveFactors;
import io.plexichat.kernel.factor.FactorCommand.ResetFactors;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import io.plexichat.kernel.session.SessionCommand.RefreshSession;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionCommand.StartedSession;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionRejections;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@TestPropertySource(properties = "plexichat.factors.required-for=admin")
class FactorCallsIT extends GatewayContract {
    @Nested
    class Own {
        @Test
        void shouldOfferASecretAsAddressAndPicture() {
            as().post()
                    .uri("/api/v1/me/factors/totp")
                    .exchange()
                    .expectStatus()
                    .isCreated()
                    .expectBody()
                    .jsonPath("$.secret")
                    .isEqualTo("JBSWY3DPEHPK3PXP")
                    .jsonPath("$.otpauthUri")
                    .isEqualTo("otpauth://totp/PlexiChat:alice?secret=JBSWY3DPEHPK3PXP&issuer=PlexiChat")
                    .jsonPath("$.qrCode")
                    .value(picture -> assertThat(new String(
                                    Base64.getDecoder()
                                            .decode(((String) picture)
                                                    .substring("data:image/svg+xml;base64,".length())),
                                    StandardCharsets.UTF_8))
                            .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                            .contains("h1v1h-1z"));
        }

        @Test
        void shouldConfirmAndTellTheBackupCodes() {
            send(as(), "POST", "/api/v1/me/factors/totp/confirm", "{\"code\":\"123 456\"}")
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.backupCodes[0]")
                    .isEqualTo("abcde-fghjk");
            assertThat(buses().sent(ConfirmTotp.class).code().value()).isEqualTo("123 456");
        }

        @Test
        void shouldTellWhatThereIs() {
            as(ServerRole.ADMIN)
                    .get()
                    .uri("/api/v1/me/factors")
                    .exchange()
                    .expectBody()
                    .jsonPath("$.totp.since")
                    .isEqualTo("2026-11-21T08:00:00.123Z")
                    .jsonPath("$.backupCodes.left")
                    .isEqualTo(9)
                    .jsonPath("$.required")
                    .isEqualTo(true);
        }

        @Test
        void shouldRemoveAndIssueAnewWithThePassword() {
            send(as(), "DELETE", "/api/v1/me/factors/totp", "{\"password\":\"x\"}")
                    .expectStatus()
                    .isNoContent();
            assertThat(buses().sent(RemoveFactors.class).accountId()).isEqualTo(Samples.ALICE);
            send(as(), "POST", "/api/v1/me/factors/backup-codes", "{\"password\":\"x\"}")
                    .expectStatus()
                    .isOk();
        }
    }

    @Nested
    class Reset {
        private static final String PATH = "/api/v1/admin/accounts/reset-factors";

        @Test
        void shouldBeForAdminsAlone() {
            String body = "{\"username\":\"ada\"}";
            send(as(ServerRole.MEMBER), "POST", PATH, body).expectStatus().isForbidden();
            send(as(ServerRole.ADMIN), "POST", PATH, body).expectStatus().isNoContent();
            assertThat(buses().sent(ResetFactors.class).by()).isEqualTo(Samples.ALICE);
        }
    }

    @Nested
    class ByEmail {
        @Test
        void shouldBeOffByDefault() {
            as().post()
                    .uri("/api/v1/me/factors/email")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(409)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("factor.email-codes-off");
        }
    }

    @Nested
    class Login {
        @Test
        void shouldTellWhichFactorsThereAre() {
            buses().onCommand(StartSession.class, _ -> {
                throw SessionRejections.SECOND_FACTOR_REQUIRED.because("Expected a code.", List.of("totp"));
            });
            send(http, "POST", "/api/v1/sessions", "{\"username\":\"ann\",\"password\":\"x\"}")
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("session.second-factor-required")
                    .jsonPath("$.factors")
                    .isEqualTo(List.of("totp"));
        }

        @Test
        void shouldHandTheCodeOn() {
            send(http, "POST", "/api/v1/sessions", "{\"username\":\"ann\",\"password\":\"x\",\"code\":\"123456\"}")
                    .expectStatus()
                    .isCreated()
                    .expectBody()
                    .jsonPath("$.mustEnrol")
                    .isEqualTo(false);
            assertThat(buses().sent(StartSession.class).code()).hasToString("***");
        }
    }

    @Nested
    class Enrolling {
        @Test
        void shouldTellThoseWhoMustEnrolUntilTheyHave() {
            buses().onCommand(StartSession.class, _ -> new StartedSession(boss(false), null));
            login().jsonPath("$.mustEnrol").isEqualTo(true);
            buses().onCommand(StartSession.class, _ -> new StartedSession(boss(true), null));
            login().jsonPath("$.mustEnrol").isEqualTo(false);
            buses().onCommand(RefreshSession.class, command -> Samples.refreshed(command, boss(false)));
            String refresh = "{\"refreshToken\":\"" + Samples.BOB + "." + "A".repeat(43) + "\"}";
            send(http, "POST", "/api/v1/sessions/refresh", refresh)
                    .expectBody()
                    .jsonPath("$.mustEnrol")
                    .isEqualTo(true);
        }

        @ParameterizedTest
        @CsvSource({
            "GET, /api/v1/me/factors, 200",
            "POST, /api/v1/me/factors/totp, 201",
            "GET, /api/v1/me, 200",
            "DELETE, /api/v1/sessions/current, 204",
            "DELETE, /api/v1/me, 403",
            "GET, /api/v1/me/mentions, 403",
            "GET, /api/v1/sessions, 403",
            "GET, /api/v1/channels, 403",
            "GET, /api/v1/events, 403",
            "GET, /api/v1/admin/keys, 403",
            "POST, /api/v1/admin/keys/rotate, 403",
            "GET, /actuator/prometheus, 403"
        })
        void shouldLetThemDoNothingElse(String method, String path, int status) {
            WebTestClient.ResponseSpec answer =
                    enrolling().method(HttpMethod.valueOf(method)).uri(path).exchange();
            answer.expectStatus().isEqualTo(status);
            if (status == 403) {
                answer.expectBody().jsonPath("$.code").isEqualTo("session.enrolment-required");
            }
        }

        private WebTestClient enrolling() {
            return with(tokens.issue(new Caller(
                    Samples.ALICE,
                    new SessionId(UUID.randomUUID()),
                    new Username("alice"),
                    Set.of(ServerRole.ADMIN),
                    time.instant().plus(Duration.ofMinutes(15)),
                    42,
                    /* mustEnrol= */ true,
                    time.instant())));
        }

        private WebTestClient.BodyContentSpec login() {
            return send(http, "POST", "/api/v1/sessions", "{\"username\":\"ann\",\"password\":\"x\"}")
                    .expectBody();
        }

        private static Authenticated boss(boolean secondFactor) {
            return new Authenticated(Samples.ALICE, new Username("alice"), Set.of(ServerRole.ADMIN), secondFactor);
        }
    }

    private static WebTestClient.ResponseSpec send(WebTestClient client, String method, String path, String body) {
        return client.method(HttpMethod.valueOf(method))
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
