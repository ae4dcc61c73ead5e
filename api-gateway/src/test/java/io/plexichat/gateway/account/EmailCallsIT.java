package io.plexichat.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.account.AccountCommand.ConfirmEmail;
import io.plexichat.kernel.account.AccountCommand.OfferEmail;
import io.plexichat.kernel.account.AccountCommand.RemoveEmailAddress;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.ServerRole;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class EmailCallsIT extends GatewayContract {
    private static final String PATH = "/api/v1/me/email";

    @Test
    void shouldAskForAStepUpBeforeAnotherAddressAndNotBeforeACode() {
        WebTestClient client = as(ServerRole.MEMBER);
        time.moveTo(Duration.ofMinutes(11));
        post(client, PATH, "{\"email\":\"ann@example.org\"}")
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("session.step-up-required");
        post(client, PATH + "/confirm", "{\"code\":\"12345678\"}")
                .expectStatus()
                .isNoContent();
        assertThat(buses().sent(ConfirmEmail.class).accountId()).isEqualTo(Samples.ALICE);
    }

    @Test
    void shouldAskForAStepUpBeforeTheRemoval() {
        WebTestClient client = as(ServerRole.MEMBER);
        client.delete().uri(PATH).exchange().expectStatus().isNoContent();
        assertThat(buses().sent(RemoveEmailAddress.class).accountId()).isEqualTo(Samples.ALICE);
        buses().onCommand(RemoveEmailAddress.class, _ -> {
            throw AccountRejections.EMAIL_IS_FACTOR.because("Expected none.");
        });
        client.delete()
                .uri(PATH)
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("account.email-is-factor");
        time.moveTo(Duration.ofMinutes(11));
        client.delete()
                .uri(PATH)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("session.step-up-required");
    }

    @Test
    void shouldShowNeitherAddressNorCode() {
        post(as(ServerRole.MEMBER), PATH, "{\"email\":\"ann@example.org\"}")
                .expectStatus()
                .isAccepted();
        assertThat(buses().sent(OfferEmail.class).toString()).doesNotContain("example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann",
                "a@b,c@d",
                "<ann@example.org>",
                "\\u00e5sa@example.org",
                "ann@-",
                "ann@a..",
                "\\\"a b\\\"@c"
            })
    void shouldRefuseWhatNoMailGoesTo(String email) {
        post(as(ServerRole.MEMBER), PATH, "{\"email\":\"" + email + "\"}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("email");
    }

    private static WebTestClient.ResponseSpec post(WebTestClient client, String path, String body) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
