package io.plexichat.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.account.AccountCommand.ChangedLock;
import io.plexichat.kernel.account.AccountCommand.LockAccount;
import io.plexichat.kernel.account.AccountCommand.UnlockAccount;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.session.SessionQuery.GetSessionStatus;
import io.plexichat.kernel.session.SessionQuery.SessionStatus;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@TestPropertySource(properties = "plexichat.gateway.sessions.recheck=1h")
class AccountLockCallsIT extends GatewayContract {
    private static final String BODY = "{\"username\":\"bob\",\"reason\":\"left\"}";

    @Test
    void shouldBeForAdminsAlone() {
        for (String call : new String[] {"lock", "unlock"}) {
            post(as(ServerRole.MEMBER), call).expectStatus().isForbidden();
            post(as(ServerRole.ADMIN), call).expectStatus().isNoContent();
        }
        assertThat(buses().sent(LockAccount.class).by()).isEqualTo(Samples.ALICE);
        assertThat(buses().sent(LockAccount.class).reason()).hasToString("***");
        assertThat(buses().sent(UnlockAccount.class).by()).isEqualTo(Samples.ALICE);
    }

    /** Without waiting for what is taken for live to be looked at again. */
    @Test
    void shouldEndSessionsAtOnce() {
        WebTestClient locked = as(ServerRole.MEMBER);
        locked.get().uri("/api/v1/me").exchange().expectStatus().isOk();
        buses().onCommand(LockAccount.class, _ -> {
            buses().onQuery(GetSessionStatus.class, SessionStatus.class, _ -> new SessionStatus(false));
            return new ChangedLock(Samples.ALICE);
        });

        post(as(ServerRole.ADMIN), "lock").expectStatus().isNoContent();

        locked.get()
                .uri("/api/v1/me")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("session.ended");
    }

    @Test
    void shouldTellWhyNobodyLocksThemselvesOut() {
        buses().onCommand(LockAccount.class, _ -> {
            throw AccountRejections.LOCK_OF_ONESELF.because("Expected another.");
        });
        post(as(ServerRole.ADMIN), "lock")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("account.lock-of-oneself");
    }

    private static WebTestClient.ResponseSpec post(WebTestClient client, String call) {
        return client.post()
                .uri("/api/v1/admin/accounts/" + call)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(BODY)
                .exchange();
    }
}
