package io.plexichat.gateway.live;

import io.plexichat.gateway.CommandExecutors;
import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.message.Sending;
import io.plexichat.gateway.problem.Problems;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.kernel.ephemeral.EphemeralState;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.rsocket.netty.NettyRSocketServer;
import org.springframework.boot.rsocket.server.RSocketServerCustomizer;
import org.springframework.boot.rsocket.server.RSocketServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import reactor.netty.tcp.TcpServer;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
public class LiveConfiguration {
    private static final Duration START_WITHIN = Duration.ofSeconds(30);

    @Bean
    LiveJson liveJson(@Qualifier("apiJson") JsonMapper json) {
        return new LiveJson(json);
    }

    @Bean
    LiveHub liveHub(
            Queries queries, LiveJson json, GatewayProperties properties, ObjectProvider<PushListener> listener) {
        return new LiveHub(queries, json, properties.live(), listener.getIfAvailable(() -> _ -> {}));
    }

    @Bean
    LiveLimits liveLimits(GatewayProperties properties) {
        return new LiveLimits(properties.live());
    }

    @Bean
    SessionEnds sessionEnds(SessionChecks sessions, ServerTime time) {
        return new SessionEnds(sessions, time);
    }

    @Bean
    SessionSweep sessionSweep(SessionChecks sessions, GatewayProperties properties) {
        return new SessionSweep(sessions, properties.sessions().recheck());
    }

    @Bean
    LiveStreams liveStreams(
            LiveHub hub,
            Queries queries,
            ObjectProvider<Signals> signals,
            EphemeralState state,
            SessionEnds ends,
            LiveLimits limits,
            GatewayProperties properties) {
        LiveSource source = new LiveSource(
                hub,
                new Audiences(queries),
                queries,
                properties.live().clientBuffer().toBytes());
        StreamLimits streams =
                new StreamLimits(state.leases(), properties.live().streamsPerAccount());
        return new LiveStreams(source, signals.getIfAvailable(Signals::none), ends, streams, limits);
    }

    @Bean
    LiveDialogues liveDialogues(
            LiveStreams streams,
            LiveLimits limits,
            SessionEnds ends,
            ObjectProvider<Signals> signals,
            Sending sending,
            @Qualifier("apiJson") JsonMapper json,
            Problems problems,
            ReactiveAuthenticationManager bearer,
            GatewayProperties properties) {
        return new LiveDialogues(
                streams,
                limits,
                ends,
                signals.getIfAvailable(Signals::none),
                sending,
                new LiveFrames(json),
                problems,
                bearer,
                properties.live());
    }

    @Bean
    RSocketSessions rsocketSessions(
            LiveLimits limits,
            CommandExecutors executors,
            GatewayProperties properties,
            ObjectProvider<RSocketServerCustomizer> customizers) {
        return new RSocketSessions(
                limits,
                new PacedConnections(properties.live().clientBuffer().toBytes()),
                properties.live(),
                new RequestLeases(executors::load),
                customizers.orderedStream().toList());
    }

    /** In the place of Spring Boot's, whose transport would queue without bound for a client that asks and does not read. */
    @Bean
    RSocketServerFactory rsocketServerFactory(
            RSocketSessions sessions,
            GatewayProperties properties,
            @Value("${spring.rsocket.server.port:0}") int port,
            @Value("${spring.rsocket.server.address:127.0.0.1}") InetAddress address) {
        TcpServer tcp = TcpServer.create().bindAddress(() -> new InetSocketAddress(address, port));
        return acceptor -> new NettyRSocketServer(
                sessions.server(acceptor)
                        .bind(new PacedTcpTransport(tcp, sessions.connections(), properties.maxRSocketFrame())),
                START_WITHIN);
    }
}
