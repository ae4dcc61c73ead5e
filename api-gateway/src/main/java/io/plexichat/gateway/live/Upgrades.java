package io.plexichat.gateway.live;

import io.plexichat.gateway.RequestContext;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** Turns HTTP requests into WebSockets. */
final class Upgrades {
    private Upgrades() {}

    /** What goes on on a WebSocket until the answer completes. */
    @FunctionalInterface
    interface Conversation {
        Mono<Void> on(WebsocketInbound in, WebsocketOutbound out, RequestContext context);
    }

    /** Rejected with {@code request.malformed} when the request is not a WebSocket's. */
    static Mono<Void> upgraded(ServerWebExchange exchange, WebsocketServerSpec spec, Conversation conversation) {
        return new HandshakeWebSocketService((request, _, _, _) -> upgrade(request, spec, conversation))
                .handleRequest(exchange, _ -> Mono.empty());
    }

    private static Mono<Void> upgrade(ServerWebExchange exchange, WebsocketServerSpec spec, Conversation conversation) {
        ServerHttpResponse response = exchange.getResponse();
        HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
        return response.setComplete()
                .then(RequestContext.current())
                // Whoever speaks before the answer has been answered already.
                .filter(_ -> !netty.hasSentHeaders())
                .flatMap(context -> netty.sendWebsocket((in, out) -> conversation.on(in, out, context), spec)
                        .then());
    }
}
