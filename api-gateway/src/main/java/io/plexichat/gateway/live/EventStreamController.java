package io.plexichat.gateway.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.plexichat.gateway.Caller;
import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.RequestContext;
import io.plexichat.gateway.input.QueryInput;
import io.plexichat.gateway.input.Values;
import io.plexichat.gateway.problem.Problems;
import io.plexichat.gateway.security.Needs;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** Events as server-sent events. The id of each is its position. */
@RestController
@Needs(Permission.READ_CHANNEL)
class EventStreamController {
    private static final NettyDataBufferFactory BUFFERS = new NettyDataBufferFactory(ByteBufAllocator.DEFAULT);
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final LiveStreams streams;
    private final Problems problems;
    private final Duration heartbeat;
    private final long clientBuffer;

    EventStreamController(LiveStreams streams, Problems problems, GatewayProperties properties) {
        this.streams = streams;
        this.problems = problems;
        this.heartbeat = properties.live().heartbeat();
        this.clientBuffer = properties.live().clientBuffer().toBytes();
    }

    private record Asked(@Nullable Long after, @Nullable Set<ChannelId> channels) {}

    @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<Void> events(
            @AuthenticationPrincipal Caller caller,
            QueryInput input,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
            ServerWebExchange exchange) {
        Asked asked = input.read(in -> new Asked(
                after(in, lastEventId), in.optionalIds("channels", LiveStreams.MOST_CHANNELS, ChannelId::new)));
        ServerHttpResponse response = exchange.getResponse();
        Channel channel = channel(response);
        return streams.open(caller, asked.channels(), asked.after(), new Outlet(channel.eventLoop(), false))
                .flatMap(deliveries -> {
                    response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
                    // Proxies that buffer would hold events back.
                    response.getHeaders().set("X-Accel-Buffering", "no");
                    // A stream that nobody reads would stay open.
                    return HttpMethod.HEAD.equals(exchange.getRequest().getMethod())
                            ? response.setComplete()
                            : response.writeAndFlushWith(
                                    paced(channel, texts(deliveries)).map(text -> Mono.just(BUFFERS.wrap(text))));
                });
    }

    private static Channel channel(ServerHttpResponse response) {
        AtomicReference<Channel> channel = new AtomicReference<>();
        HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
        var _ = netty.withConnection(connection -> channel.set(connection.channel()));
        return Objects.requireNonNull(channel.get());
    }

    private Flux<ByteBuf> paced(Channel channel, Flux<ByteBuf> texts) {
        Pressure pressure = new Pressure(clientBuffer);
        PressureGauge.of(channel.pipeline()).measure(pressure);
        return Paced.by(pressure, ByteBuf::readableBytes, texts);
    }

    private Flux<ByteBuf> texts(Flux<List<Delivery>> deliveries) {
        Flux<ByteBuf> events = deliveries
                .map(EventStreamText::of)
                .filter(ByteBuf::isReadable)
                .onErrorResume(e -> RequestContext.current()
                        .map(context -> EventStreamText.problem(problems.text(problems.of(e, context)))));
        return Flux.merge(1, events.materialize(), heartbeats().materialize())
                .takeUntil(signal -> signal.isOnComplete())
                .dematerialize();
    }

    /** The first at once: before something is sent a client does not know that it is heard. */
    private Flux<ByteBuf> heartbeats() {
        return Flux.interval(Duration.ZERO, heartbeat).onBackpressureDrop().map(_ -> EventStreamText.heartbeat());
    }

    /** A browser that reconnects repeats its address and adds where it was. */
    private static @Nullable Long after(QueryInput input, @Nullable String lastEventId) {
        Long after = input.optionalPosition("after");
        if (lastEventId == null) {
            return after;
        }
        return Values.position(lastEventId).orElseGet(() -> {
            input.fault(LAST_EVENT_ID, "invalid-format", "Expected a position, a non-negative integer.");
            return 0L;
        });
    }
}
