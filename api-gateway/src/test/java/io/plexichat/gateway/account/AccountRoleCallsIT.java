package io.plexichat.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.account.AccountCommand.ChangedRoles;
import io.plexichat.kernel.account.AccountCommand.GrantRole;
import io.plexichat.kernel.account.AccountCommand.TakeRole;
import io.plexichat.kernel.account.AccountQuery.ListAccounts;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionQuery.GetSessionStatus;
import io.plexichat.kernel.session.SessionQuery.SessionStatus;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;

/** What is seen is not seen by looking again after a while: that is an hour away. */
@TestPropertySource(properties = "plexichat.gateway.sessions.recheck=1h")
class AccountRoleCallsIT extends GatewayContract {
    private static final String BODY = "{\"username\":\"bob\",\"role\":\"operator\"}";

    @Test
    void shouldAnswerTheRolesThereAreNow() {
        change(as(ServerRole.ADMIN), HttpMethod.PUT)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Plexichat-Position", "101")
                .expectBody()
                .jsonPath("$.accountId")
                .isEqualTo(Samples.BOB.toString())
                .jsonPath("$.roles[0]")
                .isEqualTo("operator");
        assertThat(buses().sent(GrantRole.class).by()).isEqualTo(Samples.ALICE);
        assertThat(buses().sent(GrantRole.class).role()).isEqualTo(ServerRole.OPERATOR);
        change(as(ServerRole.ADMIN), HttpMethod.DELETE).expectStatus().isOk();
        assertThat(buses().sent(TakeRole.class).by()).isEqualTo(Samples.ALICE);
    }

    @Test
    void shouldTellThatTheLastAdministratorStays() {
        buses().onCommand(TakeRole.class, _ -> {
            throw AccountRejections.ADMIN_OF_ONESELF.because("Expected another.");
        });
        change(as(ServerRole.ADMIN), HttpMethod.DELETE)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("account.admin-of-oneself");
    }

    @Test
    void shouldListAccounts() {
        as(ServerRole.AUDITOR)
                .get()
                .uri("/api/v1/admin/accounts?role=operator&locked=true&limit=5")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].username")
                .isEqualTo("bob")
                .jsonPath("$.items[0].roles[1]")
                .isEqualTo("member")
                .jsonPath("$.items[0].lockedAt")
                .isEqualTo(Samples.AT.toString())
                .jsonPath("$.cursor")
                .isEqualTo("more");
        assertThat(buses().asked(ListAccounts.class)).isEqualTo(new ListAccounts(ServerRole.OPERATOR, true, 5, null));
    }

    @Test
    void shouldBeTrueAtOnceInSessionsThatAreThere() {
        WebTestClient alice = as(ServerRole.MEMBER, ServerRole.OPERATOR);
        alice.get().uri("/api/v1/admin/projections").exchange().expectStatus().isOk();
        alice.get().uri("/api/v1/admin/erasures").exchange().expectStatus().isForbidden();

        alicesRolesBecome(ServerRole.AUDITOR);

        alice.get().uri("/api/v1/admin/erasures").exchange().expectStatus().isOk();
        alice.post().uri("/api/v1/admin/keys/rotate").exchange().expectStatus().isForbidden();
        alice.get().uri("/api/v1/channels").exchange().expectStatus().isForbidden();
        alice.get().uri("/api/v1/me").exchange().expectStatus().isOk();
    }

    @Test
    void shouldEndStreamsOfWhoDoesNotChatAnyMore() throws InterruptedException {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        Disposable stream = as(ServerRole.MEMBER)
                .get()
                .uri("/api/v1/events")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody()
                .doOnComplete(() -> seen.add("closed"))
                .mapNotNull(ServerSentEvent::data)
                .subscribe(seen::add);
        alicesRolesBecome(ServerRole.AUDITOR);
        String last = seen.poll(10, TimeUnit.SECONDS);
        while (last != null && !last.contains("request.forbidden")) {
            last = seen.poll(10, TimeUnit.SECONDS);
        }
        assertThat(last).isNotNull();
        assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("closed");
        stream.dispose();
    }

    private void alicesRolesBecome(ServerRole role) {
        Caller admin = new Caller(
                Samples.BOB,
                new SessionId(Samples.BOB.value()),
                new Username("bob"),
                Set.of(ServerRole.ADMIN),
                time.instant().plus(Duration.ofMinutes(15)),
                42,
                /* mustEnrol= */ false,
                time.instant());
        WebTestClient boss = with(tokens.issue(admin));
        // Known before, so that only what is told of is asked for again.
        boss.get().uri("/api/v1/me").exchange().expectStatus().isOk();
        buses().onCommand(TakeRole.class, _ -> {
            buses().onQuery(GetSessionStatus.class, SessionStatus.class, _ -> new SessionStatus(true, Set.of(role)));
            return new ChangedRoles(Samples.ALICE, Set.of(role));
        });
        change(boss, HttpMethod.DELETE).expectStatus().isOk();
    }

    private static WebTestClient.ResponseSpec change(WebTestClient client, HttpMethod method) {
        return client.method(method)
                .uri("/api/v1/admin/accounts/roles")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(BODY)
                .exchange();
    }
}
