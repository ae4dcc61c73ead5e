package io.plexichat.gateway.live;

import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.security.Open;
import io.rsocket.core.RSocketServer;
import io.rsocket.transport.ServerTransport.ConnectionAcceptor;
import io.rsocket.transport.netty.WebsocketDuplexConnection;
import org.springframework.messaging.rsocket.annotation.support.RSocketMessageHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.WebsocketServerSpec;

/** RSocket over WebSocket, beside the other calls. */
@RestController
@Open
class RSocketWebSocketController {
    private final RSocketSessions sessions;
    private final ConnectionAcceptor acceptor;
    private final WebsocketServerSpec spec;

    RSocketWebSocketController(RSocketSessions sessions, RSocketMessageHandler handlers, GatewayProperties properties) {
        this.sessions = sessions;
        int most = properties.maxRSocketFrame();
        RSocketServer server = sessions.server(handlers.responder());
        this.acceptor = server.asConnectionAcceptor(most);
        this.spec = WebsocketServerSpec.builder().maxFramePayloadLength(most).build();
    }

    @GetMapping("/rsocket")
    Mono<Void> connect(ServerWebExchange exchange) {
        return Upgrades.upgraded(exchange, spec, (in, out, _) -> {
            in.aggregateFrames(spec.maxFramePayloadLength());
            Connection socket = (Connection) in;
            socket.addHandlerLast(new PongSink());
            return acceptor.apply(sessions.connections().paced(socket, new WebsocketDuplexConnection("server", socket)))
                    .then(out.neverComplete());
        });
    }
}
