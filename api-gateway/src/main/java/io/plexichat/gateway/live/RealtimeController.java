package io.plexichat.gateway.live;

import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.security.Open;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.WebsocketServerSpec;

/** Events, sending and typing over one WebSocket. */
@RestController
@Open
class RealtimeController {
    private final LiveDialogues dialogues;
    private final WebsocketServerSpec spec;

    RealtimeController(LiveDialogues dialogues) {
        this.dialogues = dialogues;
        GatewayProperties.Live properties = dialogues.properties();
        int most = Math.toIntExact(properties.maxFrame().toBytes());
        this.spec = WebsocketServerSpec.builder()
                .maxFramePayloadLength(most)
                .compress(properties.compression())
                // What little one sends must not become much.
                .maxDecompressionBufferSize(most)
                .build();
    }

    /** @param known null when the first frame is to tell who is there */
    @GetMapping("/api/v1/realtime")
    Mono<Void> connect(ServerWebExchange exchange, @Nullable Authentication known) {
        return Upgrades.upgraded(
                exchange, spec, (in, out, context) -> new RealtimeSocket(dialogues, in, out).serve(known, context));
    }
}
