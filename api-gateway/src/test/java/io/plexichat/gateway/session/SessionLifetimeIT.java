package io.plexichat.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import io.plexichat.kernel.session.SessionCommand.LiveSession;
import io.plexichat.kernel.session.SessionCommand.RefreshOutcome;
import io.plexichat.kernel.session.SessionCommand.RefreshSession;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionLimits;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

@TestPropertySource(
        properties = {"plexichat.gateway.sessions.refresh-token=2h", "plexichat.gateway.sessions.longest=90m"})
class SessionLifetimeIT extends GatewayContract {
    private static final Authenticated ALICE =
            new Authenticated(Samples.ALICE, new Username("alice"), Set.of(ServerRole.MEMBER), false);

    @Test
    void shouldHandItsLimitsOn() {
        post("/api/v1/sessions", "{\"username\":\"alice\",\"password\":\"x\"}");
        StartSession started = buses().sent(StartSession.class);
        assertThat(started.expiresAt()).isEqualTo(started.at().plus(Duration.ofMinutes(90)));
        refresh();
        assertThat(buses().sent(RefreshSession.class).limits())
                .isEqualTo(new SessionLimits(Duration.ofHours(2), Duration.ofMinutes(90)));
    }

    @Test
    void shouldLetNoAccessTokenNorStreamOutliveTheSession() {
        endIn(Duration.ofSeconds(2));
        String answer = refresh();
        assertThat(answer).contains("\"expiresIn\":2,");
        String token = JsonMapper.shared().readTree(answer).path("accessToken").asString();
        String events = with(token)
                .get()
                .uri("/api/v1/events")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(events).contains("request.unauthenticated");
        with(token).get().uri("/api/v1/me").exchange().expectStatus().isUnauthorized();
    }

    private void endIn(Duration left) {
        buses().onCommand(
                        RefreshSession.class,
                        command -> new RefreshOutcome(
                                new LiveSession(ALICE, command.at().plus(left), command.at())));
    }

    private String refresh() {
        return post("/api/v1/sessions/refresh", "{\"refreshToken\":\"" + Samples.BOB + "." + "A".repeat(43) + "\"}");
    }

    private String post(String path, String body) {
        WebTestClient.ResponseSpec answer = http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
        String text = answer.expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return text == null ? "" : text;
    }
}
