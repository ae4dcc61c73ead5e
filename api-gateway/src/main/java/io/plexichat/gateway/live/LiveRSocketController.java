package io.plexichat.gateway.live;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.RequestContext;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.kernel.channel.ChannelId;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Events over RSocket. The requester's demand goes down to the pages that are read. */
@Controller
class LiveRSocketController {
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
    Flux<String> events(@AuthenticationPrincipal Caller caller, @Payload(required = false) @Nullable JsonInput input) {
        FollowRequest request = input == null ? new FollowRequest(null, null) : input.read(FollowRequest::read);
        return streams.open(caller, request.channels(), request.after())
                .flatMapMany(deliveries -> deliveries.mapNotNull(LiveRSocketController::json));
    }

    /** The frames of the WebSocket, both ways. */
    @MessageMapping("v1.sync")
    Flux<String> sync(@Payload Flux<ByteBuffer> frames) {
        Flux<JsonText> texts = frames.filter(ByteBuffer::hasRemaining).map(frame -> new JsonText(frame, maxFrame));
        return Mono.zip(
                        ReactiveSecurityContextHolder.getContext().mapNotNull(SecurityContext::getAuthentication),
                        RequestContext.current())
                .flatMapMany(known -> dialogues.begin(known.getT2()).answers(known.getT1(), texts));
    }

    private static @Nullable String json(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Event(var _, String json) -> json;
            case Delivery.Signal(String json) -> json;
            case Delivery.CaughtUp _ -> null;
        };
    }
}
