package io.plexichat.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionCommand.EndSession;
import io.plexichat.kernel.session.SessionCommand.ProveSession;
import io.plexichat.kernel.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

class StepUpIT extends GatewayContract {
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final SessionId session = new SessionId(UUID.randomUUID());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /api/v1/me/factors/totp               |                        | 201
            POST   | /api/v1/me/factors/passkeys/offer     |                        | 201
            DELETE | /api/v1/sessions/OTHER                |                        | 204
            POST   | /api/v1/admin/accounts/reset-factors  | {"username":"ada"}     | 204
            PUT    | /api/v1/admin/accounts/roles          | {"username":"bob","role":"operator"} | 200
            DELETE | /api/v1/admin/accounts/roles          | {"username":"bob","role":"operator"} | 200
            POST   | /api/v1/bots                          | {"username":"robot"}   | 201
            POST   | /api/v1/bots/OTHER/tokens             | {"label":"x","scopes":["read-channel"]} | 201
            POST   | /api/v1/admin/keys/rotate             |                        | 202
            POST   | /api/v1/admin/erasures                | {"accountId":"OTHER"}  | 202
            """)
    void shouldBeAskedForByCallsThatAStolenTokenMustNotMake(
            String method, String path, @Nullable String body, int status) {
        send(provedAgo(WITHIN), method, path, body)
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("session.step-up-required");
        send(provedAgo(WITHIN.minusSeconds(30)), method, path, body)
                .expectStatus()
                .isEqualTo(status);
    }

    /** The password in them is the proof, or there is nothing to be had by them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /api/v1/me/password              | {"currentPassword":"x","newPassword":"secret-12"} | 204
            DELETE | /api/v1/me                       | {"password":"x"}                                  | 202
            DELETE | /api/v1/me/factors/totp          | {"password":"x"}                                  | 204
            DELETE | /api/v1/me/factors/passkeys/OTHER | {"password":"x"}                                | 204
            POST   | /api/v1/me/factors/backup-codes  | {"password":"x"}                                  | 200
            POST   | /api/v1/me/factors/totp/confirm  | {"code":"123456"}                                 | 200
            GET    | /api/v1/sessions                 |                                                   | 200
            DELETE | /api/v1/sessions/current         |                                                   | 204
            DELETE | /api/v1/bots/OTHER/tokens/OTHER  |                                                   | 204
            DELETE | /api/v1/sessions/OWN             |                                                   | 204
            """)
    void shouldNotBeAskedForByOthers(String method, String path, @Nullable String body, int status) {
        send(provedAgo(Duration.ofDays(1)), method, path, body).expectStatus().isEqualTo(status);
    }

    @Nested
    class Proving {
        @Test
        void shouldAnswerATokenThatMayDoIt() {
            String answer = send(
                            provedAgo(Duration.ofDays(1)),
                            "POST",
                            "/api/v1/sessions/current/step-up",
                            "{\"password\":\"x\",\"code\":\"123 456\"}")
                    .expectStatus()
                    .isCreated()
                    .expectBody(String.class)
                    .returnResult()
                    .getResponseBody();
            ProveSession sent = buses().sent(ProveSession.class);
            assertThat(sent.sessionId()).isEqualTo(session);
            assertThat(sent.accountId()).isEqualTo(Samples.ALICE);
            assertThat(sent.code()).isNotNull();
            assertThat(answer).contains("\"expiresIn\":900").doesNotContain("refreshToken");
            String token =
                    JsonMapper.shared().readTree(answer).path("accessToken").asString();
            send(with(token), "DELETE", "/api/v1/sessions/OTHER", null)
                    .expectStatus()
                    .isNoContent();
            assertThat(buses().sent(EndSession.class).sessionId().value()).isEqualTo(Samples.BOB.value());
        }

        @Test
        void shouldAskForOneOfBothAtLeast() {
            send(provedAgo(Duration.ZERO), "POST", "/api/v1/sessions/current/step-up", "{}")
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("password");
        }

        @Test
        void shouldBeOpenToWhoMustEnrolFirst() {
            send(
                            with(tokens.issue(caller(Instant.EPOCH, /* mustEnrol= */ true))),
                            "POST",
                            "/api/v1/sessions/current/step-up",
                            "{\"password\":\"x\"}")
                    .expectStatus()
                    .isCreated();
        }
    }

    private WebTestClient provedAgo(Duration ago) {
        return with(tokens.issue(caller(time.instant().minus(ago), /* mustEnrol= */ false)));
    }

    private Caller caller(Instant provedAt, boolean mustEnrol) {
        return new Caller(
                Samples.ALICE,
                session,
                new Username("alice"),
                Set.of(ServerRole.ADMIN),
                time.instant().plus(Duration.ofMinutes(15)),
                42,
                mustEnrol,
                provedAt);
    }

    private WebTestClient.ResponseSpec send(WebTestClient client, String method, String path, @Nullable String body) {
        WebTestClient.RequestBodySpec request = client.method(HttpMethod.valueOf(method))
                .uri(path.replace("OTHER", Samples.BOB.toString()).replace("OWN", session.toString()));
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body.replace("OTHER", Samples.BOB.toString()))
                        .exchange();
    }
}
