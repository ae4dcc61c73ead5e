package io.plexichat.gateway.live;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.RequestContext;
import io.plexichat.gateway.problem.Problem;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.RejectedException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** One WebSocket: the dialogue's frames in and out of it, and its end. */
final class RealtimeSocket {
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final int FLUSHES = 64;

    private final LiveDialogues dialogues;
    private final WebsocketInbound in;
    private final WebsocketOutbound out;
    private final Connection connection;

    RealtimeSocket(LiveDialogues dialogues, WebsocketInbound in, WebsocketOutbound out) {
        this.dialogues = dialogues;
        this.in = in;
        this.out = out;
        this.connection = (Connection) in;
    }

    /** Completes when it is closed. */
    Mono<Void> serve(@Nullable Authentication known, RequestContext context) {
        GatewayProperties.Live properties = dialogues.properties();
        Channel channel = connection.channel();
        ChannelPipeline _ = channel.pipeline()
                .addFirst(
                        new FlushConsolidationHandler(FLUSHES),
                        new SocketHealth(properties.heartbeat(), properties.silence()));
        LiveDialogue dialogue = dialogues.begin(context, new Outlet(channel.eventLoop(), false));
        Flux<List<Frame>> answers = dialogue.answers(
                known, frames(Math.toIntExact(properties.maxFrame().toBytes())));
        Flux<List<Frame>> counted = Flux.using(dialogues.limits()::connection, _ -> answers, held -> held.dispose());
        return Mono.<Void>create(sink -> {
                    SocketWriter writer =
                            new SocketWriter(channel, properties.clientBuffer().toBytes(), sink);
                    sink.onDispose(writer);
                    connection.onDispose(() -> {
                        writer.cancel();
                        sink.success();
                    });
                    counted.subscribe(writer);
                })
                .then(Mono.defer(() -> close(CloseCode.GOING_AWAY)))
                .onErrorResume(thrown -> close(thrown, dialogue, context));
    }

    private Flux<JsonText> frames(int most) {
        return Undisturbed.reading(in.aggregateFrames(most).receiveFrames())
                .filter(frame -> !(frame instanceof PongWebSocketFrame))
                .map(frame -> text(frame, most))
                .onErrorMap(TooLongFrameException.class, _ -> tooLarge())
                .onErrorMap(CodecException.class, _ -> malformed());
    }

    /** A copy: the frame is released when this returns. */
    private static JsonText text(WebSocketFrame frame, int most) {
        if (!(frame instanceof TextWebSocketFrame)) {
            throw CommonRejections.UNSUPPORTED_MEDIA_TYPE.because("Expected text frames only, but got a binary one.");
        }
        ByteBuffer copy = ByteBuffer.allocate(frame.content().readableBytes());
        frame.content().getBytes(frame.content().readerIndex(), copy);
        return new JsonText(copy.flip(), most);
    }

    private static RejectedException tooLarge() {
        return CommonRejections.TOO_LARGE.because("Expected a smaller frame, but it is over the limit.");
    }

    private static RejectedException malformed() {
        return CommonRejections.MALFORMED_REQUEST.because("Expected frames as RFC 6455 defines them, but got others.");
    }

    private Mono<Void> close(Throwable thrown, LiveDialogue dialogue, RequestContext context) {
        if (connection.isDisposed() || AbortedException.isConnectionReset(thrown)) {
            return Mono.empty();
        }
        Problem problem = dialogues.problems().of(thrown, context);
        CloseCode code = CloseCode.of(thrown, problem.code(), dialogue.isAuthenticated());
        var _ = connection
                .channel()
                .writeAndFlush(new TextWebSocketFrame(
                        dialogues.frames().error(null, problem).text()));
        return close(code);
    }

    /** The other side has a moment to say goodbye too. */
    private Mono<Void> close(CloseCode code) {
        if (connection.isDisposed()) {
            return Mono.empty();
        }
        return out.sendClose(code.code(), code.reason())
                .then(in.receiveCloseStatus().then())
                .timeout(GOODBYE, Mono.empty())
                .onErrorComplete();
    }
}
