package io.plexichat.gateway.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.factor.FactorCommand.EnrolPasskey;
import io.plexichat.kernel.factor.FactorCommand.RemovePasskey;
import io.plexichat.kernel.factor.PasskeyAssertion;
import io.plexichat.kernel.factor.PasskeyAttestation;
import io.plexichat.kernel.factor.PasskeyId;
import io.plexichat.kernel.session.SessionCommand.ProveSessionByPasskey;
import io.plexichat.kernel.session.SessionCommand.StartSessionByPasskey;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class PasskeyCallsIT extends GatewayContract {
    private static final String PATH = "/api/v1/me/factors/passkeys";
    /** Of Alice, as {@link Samples} calls her. */
    private static final String USER_HANDLE = "oRzgAAAAQACAAAAAAAAAAQ";

    private static final String SHOWN = """
            {"id":"aWQ","rawId":"aWQ","type":"public-key","clientExtensionResults":{},"response":
            {"clientDataJSON":"Y2xpZW50","authenticatorData":"ZGF0YQ==","signature":"c2ln","userHandle":"%s"}}""";

    @Nested
    class Own {
        @Test
        void shouldOfferWhatABrowserTakes() {
            as().post()
                    .uri(PATH + "/offer")
                    .exchange()
                    .expectStatus()
                    .isCreated()
                    .expectBody()
                    .json("""
                            {"rp":{"id":"localhost","name":"PlexiChat"},
                             "user":{"id":"oRzgAAAAQACAAAAAAAAAAQ","name":"alice","displayName":"alice"},
                             "challenge":"Y2hhbGxlbmdl","timeout":300000,"attestation":"none",
                             "pubKeyCredParams":[{"type":"public-key","alg":-8},{"type":"public-key","alg":-7},{"type":"public-key","alg":-257}],
                             "excludeCredentials":[{"type":"public-key","id":"a25vd24"}],
                             "authenticatorSelection":{"residentKey":"required","requireResidentKey":true,"userVerification":"required"}}""");
        }

        @Test
        void shouldHandOnWhatABrowserAnswers() {
            send(as(), "POST", PATH, """
                            {"label":"Phone","credential":{"id":"aWQ","type":"public-key","response":
                            {"clientDataJSON":"Y2xpZW50","attestationObject":"b2JqZWN0","transports":["internal"]}}}""")
                    .expectStatus()
                    .isCreated()
                    .expectBody()
                    .jsonPath("$.passkeyId")
                    .exists();
            EnrolPasskey sent = buses().sent(EnrolPasskey.class);
            assertThat(sent.accountId()).isEqualTo(Samples.ALICE);
            assertThat(sent.label().value()).isEqualTo("Phone");
            assertThat(sent.attestation()).isEqualTo(new PasskeyAttestation("Y2xpZW50", "b2JqZWN0"));
        }

        @Test
        void shouldTellWhatThereIsAndRemoveIt() {
            as().get()
                    .uri("/api/v1/me/factors")
                    .exchange()
                    .expectBody()
                    .jsonPath("$.passkeys[0].label")
                    .isEqualTo("Phone");
            send(as(), "DELETE", PATH + "/" + Samples.BOB, "{\"password\":\"x\"}")
                    .expectStatus()
                    .isNoContent();
            assertThat(buses().sent(RemovePasskey.class).passkeyId()).isEqualTo(new PasskeyId(Samples.BOB.value()));
        }
    }

    @Nested
    class Login {
        @Test
        void shouldNeedNoNameAndNoPassword() {
            send(http, "POST", "/api/v1/sessions/passkey", "{\"passkey\":" + SHOWN.formatted(USER_HANDLE) + "}")
                    .expectStatus()
                    .isCreated()
                    .expectBody()
                    .jsonPath("$.tokenType")
                    .isEqualTo("Bearer")
                    .jsonPath("$.failedAttempts.count")
                    .isEqualTo(2);
            assertThat(buses().sent(StartSessionByPasskey.class).passkey())
                    .isEqualTo(new PasskeyAssertion(Samples.ALICE, "aWQ", "Y2xpZW50", "ZGF0YQ", "c2ln"));
        }

        @Test
        void shouldSayWhichFieldIsNotAsItMustBe() {
            send(http, "POST", "/api/v1/sessions/passkey", "{\"passkey\":" + SHOWN.formatted("c2hvcnQ") + "}")
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("passkey.response.userHandle");
        }

        @Test
        void shouldProveASessionToo() {
            send(as(), "POST", "/api/v1/sessions/current/step-up", "{\"passkey\":" + SHOWN.formatted(USER_HANDLE) + "}")
                    .expectStatus()
                    .isCreated();
            assertThat(buses().sent(ProveSessionByPasskey.class).accountId()).isEqualTo(Samples.ALICE);
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
