package io.plexichat.gateway.live;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.kernel.channel.ChannelId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** Events over RSocket. The requester's demand goes down to the pages that are read. */
@Controller
class LiveRSocketController {
    private final LiveStreams streams;

    LiveRSocketController(LiveStreams streams) {
        this.streams = streams;
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
                .flatMapMany(deliveries -> deliveries.map(Delivery::json));
    }
}
