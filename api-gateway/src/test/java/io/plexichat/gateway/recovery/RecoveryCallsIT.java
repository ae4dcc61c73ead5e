package io.plexichat.gateway.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.account.AccountCommand.AcceptedPassword;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.mail.MailRejections;
import io.plexichat.kernel.recovery.RecoveryCommand.CompleteRecovery;
import io.plexichat.kernel.recovery.RecoveryCommand.RecoveredAccount;
import io.plexichat.kernel.recovery.RecoveryCommand.RequestRecovery;
import io.plexichat.kernel.recovery.RecoveryRejections;
import io.plexichat.kernel.session.SessionQuery.GetSessionStatus;
import io.plexichat.kernel.session.SessionQuery.SessionStatus;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** By who is not logged in. */
@TestPropertySource(properties = "plexichat.gateway.sessions.recheck=1h")
class RecoveryCallsIT extends GatewayContract {
    private static final String COMPLETE = "/api/v1/recoveries/complete";
    private static final String BODY = "{\"token\":\"secret-token\",\"newPassword\":\"battery staple\"}";

    @Test
    void shouldTakeARequestFromAnybody() {
        post("/api/v1/recoveries", "{\"username\":\"ann\"}")
                .expectStatus()
                .isAccepted()
                .expectBody()
                .isEmpty();
        assertThat(buses().sent(RequestRecovery.class).username()).hasToString("ann");
    }

    @Test
    void shouldTellThatNoMailsAreSent() {
        buses().onCommand(RequestRecovery.class, _ -> {
            throw MailRejections.OFF.because("Expected a server that sends mails, but this one has no mail server.");
        });
        post("/api/v1/recoveries", "{\"username\":\"ann\"}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("mail.off");
    }

    /** Without waiting for what is taken for live to be looked at again. */
    @Test
    void shouldEndSessionsAtOnce() {
        WebTestClient owner = as(ServerRole.MEMBER);
        owner.get().uri("/api/v1/me").exchange().expectStatus().isOk();
        buses().onCommand(CompleteRecovery.class, _ -> {
            buses().onQuery(GetSessionStatus.class, SessionStatus.class, _ -> new SessionStatus(false));
            return new RecoveredAccount(Samples.ALICE, new AcceptedPassword(3, 40));
        });

        post(COMPLETE, BODY)
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals("Plexichat-Password-Strength", "3");

        owner.get().uri("/api/v1/me").exchange().expectStatus().isUnauthorized();
        assertThat(buses().sent(CompleteRecovery.class).toString()).doesNotContain("secret-token", "staple");
    }

    @Test
    void shouldNotRepeatATokenThatIsRefused() {
        buses().onCommand(CompleteRecovery.class, _ -> {
            throw RecoveryRejections.INVALID_TOKEN.because("Expected another.");
        });
        assertThat(post(COMPLETE, BODY)
                        .expectStatus()
                        .isForbidden()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("recovery.invalid-token")
                .doesNotContain("secret-token");
    }

    private WebTestClient.ResponseSpec post(String path, String body) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
