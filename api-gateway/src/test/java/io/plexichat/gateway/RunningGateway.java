package io.plexichat.gateway;

import io.plexichat.gateway.security.AccessTokens;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.redis.RedisAddress;
import io.plexichat.redis.RedisEphemeralState;
import io.plexichat.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.test.web.reactive.server.WebTestClient;

/** One of several gateways before the same read side, which share one Redis. */
final class RunningGateway implements AutoCloseable {
    private final RedisEphemeralState state;
    private final ConfigurableApplicationContext context;

    private RunningGateway(RedisEphemeralState state, ConfigurableApplicationContext context) {
        this.state = state;
        this.context = context;
    }

    static RunningGateway start(FakeReadSide fake, RedisServer redis, Path keys) {
        RedisEphemeralState state = RedisEphemeralState.open(RedisAddress.parse(redis.url(), null, null, "test:"));
        SpringApplication application = new SpringApplication(GatewayTestServer.class);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        application.addInitializers(starting -> {
            starting.getBeanFactory().registerSingleton("sharedReadSide", fake);
            starting.getBeanFactory().registerSingleton("sharedState", state);
            // Else the first that closes takes the event loops of all with it.
            ReactorResourceFactory own = new ReactorResourceFactory();
            own.setUseGlobalResources(false);
            own.start();
            starting.getBeanFactory().registerSingleton("reactorResourceFactory", own);
        });
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "spring.rsocket.server.port", "0",
                "spring.main.banner-mode", "off",
                "plexichat.gateway.keys-directory", keys.toString(),
                // So that what is seen sooner is not seen by checking.
                "plexichat.gateway.sessions.recheck", "1h",
                "plexichat.gateway.live.streams-per-account", "3",
                "plexichat.gateway.live.heartbeat", "200ms",
                "plexichat.gateway.presence.grace", "300ms"));
        return new RunningGateway(state, application.run());
    }

    RedisEphemeralState state() {
        return state;
    }

    WebTestClient as(AccountId account, SessionId session) {
        String token = context.getBean(AccessTokens.class)
                .issue(new Caller(
                        account,
                        session,
                        new Username("somebody"),
                        Set.of(ServerRole.MEMBER),
                        Instant.now().plus(Duration.ofMinutes(10)),
                        1,
                        /* mustEnrol= */ false,
                        Instant.now()));
        int port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port", Integer.class));
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    /** As a process that is killed: it lets go of nothing. */
    void die() {
        state.close();
        context.close();
    }

    @Override
    public void close() {
        context.close();
        state.close();
    }
}
