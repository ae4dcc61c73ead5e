package io.plexichat.gateway;

import io.plexichat.gateway.security.AccessTokens;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionId;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Base of the tests that call a real server. */
@SpringBootTest(
        classes = GatewayTestServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.rsocket.server.port=0",
            "spring.main.banner-mode=off",
            "plexichat.gateway.sessions.recheck=200ms",
            "plexichat.gateway.live.heartbeat=200ms",
            "plexichat.gateway.live.ring-events=50",
            "plexichat.gateway.live.streams-per-account=3",
            "plexichat.gateway.presence.grace=400ms"
        })
public abstract class GatewayContract {
    @Autowired
    protected FakeReadSide fake;

    @Autowired
    protected AccessTokens tokens;

    @Autowired
    protected TestTime time;

    @LocalServerPort
    protected int port;

    protected WebTestClient http;

    @BeforeEach
    void startAfresh() {
        fake.reset();
        time.moveTo(Duration.ZERO);
        http = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    protected RecordingBuses buses() {
        return fake.buses();
    }

    /** A client that is logged in. */
    protected WebTestClient as(ServerRole... roles) {
        return with(token(roles));
    }

    protected WebTestClient with(String token) {
        return http.mutate().defaultHeader("Authorization", "Bearer " + token).build();
    }

    protected String token(ServerRole... roles) {
        return tokens.issue(caller(Duration.ofMinutes(15), roles));
    }

    /** Each in a session of its own; a member, unless it is said otherwise. */
    protected Caller caller(Duration lifetime, ServerRole... roles) {
        return new Caller(
                Samples.ALICE,
                new SessionId(UUID.randomUUID()),
                new Username("alice"),
                roles.length == 0 ? Set.of(ServerRole.MEMBER) : Set.of(roles),
                time.instant().plus(lifetime),
                42,
                /* mustEnrol= */ false,
                time.instant());
    }
}
