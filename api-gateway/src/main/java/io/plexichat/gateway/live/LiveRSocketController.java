package io.plexichat.gateway.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.plexichat.gateway.Caller;
import io.plexichat.gateway.RequestContext;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.security.Needs;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.channel.ChannelId;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Events over RSocket. The requester's demand goes down to the pages that are read. */
@Controller
@Needs(Permission.CHAT)
class LiveRSocketController {
    /** What is asked for singly, wherever there is time for it. */
    private static final Outlet OUTLET = new Outlet(Schedulers.parallel()::schedule, true);

    private static final NettyDataBufferFactory BUFFERS = new NettyDataBufferFactory(ByteBufAllocator.DEFAULT);

    private final LiveStreams streams;
    private final LiveDialogues dialogues;
    private final int maxFrame;

    LiveRSocketController(LiveStreams streams, LiveDialogues dialogues) {
        this.streams = streams;
        this.dialogues = dialogues;
        this.maxFrame = Math.toIntExact(dialogues.properties().maxFrame().toBytes());
    }

    /** @param channels null for all the caller's */
    record FollowRequest(@Nullable Long after, @Nullable Set<ChannelId> channels) {
        static FollowRequest read(JsonInput input) {
            return new FollowRequest(
                    input.optionalPosition("after"),
                    input.has("channels")
                            ? Set.copyOf(input.ids("channels", LiveStreams.MOST_CHANNELS, ChannelId::new))
                            : null);
        }
    }

    @MessageMapping("v1.events")
    Flux<DataBuffer> events(
            @AuthenticationPrincipal Caller caller, @Payload(required = false) @Nullable JsonInput input) {
        FollowRequest request = input == null ? new FollowRequest(null, null) : input.read(FollowRequest::read);
        return streams.open(caller, request.channels(), request.after(), OUTLET)
                .flatMapMany(deliveries -> deliveries
                        .concatMapIterable(page -> page, 1)
                        .mapNotNull(LiveRSocketController::event)
                        .map(LiveRSocketController::data));
    }

    /** The frames of the WebSocket, both ways. */
    @MessageMapping("v1.sync")
    Flux<DataBuffer> sync(@Payload Flux<ByteBuffer> frames) {
        Flux<JsonText> texts = frames.filter(ByteBuffer::hasRemaining).map(frame -> new JsonText(frame, maxFrame));
        return Mono.zip(
                        ReactiveSecurityContextHolder.getContext().mapNotNull(SecurityContext::getAuthentication),
                        RequestContext.current())
                .flatMapMany(known -> dialogues
                        .begin(known.getT2(), OUTLET)
                        .answers(known.getT1(), texts)
                        .concatMapIterable(said -> said, 1)
                        .map(frame -> data(frame.text())));
    }

    private static @Nullable ByteBuf event(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Event(var _, Frame frame) -> frame.event();
            case Delivery.Signal(Frame frame) -> frame.event();
            case Delivery.CaughtUp _ -> null;
        };
    }

    private static DataBuffer data(ByteBuf bytes) {
        return BUFFERS.wrap(bytes);
    }
}
