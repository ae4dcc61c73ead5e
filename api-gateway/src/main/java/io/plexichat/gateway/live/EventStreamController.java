package io.plexichat.gateway.live;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.RequestContext;
import io.plexichat.gateway.input.QueryInput;
import io.plexichat.gateway.input.Values;
import io.plexichat.gateway.problem.Problems;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Events as server-sent events. The id of each is its position. */
@RestController
class EventStreamController {
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final LiveStreams streams;
    private final Problems problems;
    private final Duration heartbeat;

    EventStreamController(LiveStreams streams, Problems problems, GatewayProperties properties) {
        this.streams = streams;
        this.problems = problems;
        this.heartbeat = properties.live().heartbeat();
    }

    private record Asked(@Nullable Long after, @Nullable Set<ChannelId> channels) {}

    @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<ResponseEntity<Flux<ServerSentEvent<String>>>> events(
            @AuthenticationPrincipal Caller caller,
            HttpMethod method,
            QueryInput input,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId) {
        Asked asked = input.read(in -> new Asked(
                after(in, lastEventId), in.optionalIds("channels", LiveStreams.MOST_CHANNELS, ChannelId::new)));
        return streams.open(caller, asked.channels(), asked.after())
                .map(deliveries -> ResponseEntity.ok()
                        // Proxies that buffer would hold events back.
                        .header("X-Accel-Buffering", "no")
                        // A stream that nobody reads would stay open.
                        .body(HttpMethod.HEAD.equals(method) ? Flux.empty() : events(deliveries)));
    }

    private Flux<ServerSentEvent<String>> events(Flux<Delivery> deliveries) {
        Flux<ServerSentEvent<String>> events = deliveries
                .mapNotNull(EventStreamController::event)
                .onErrorResume(e -> RequestContext.current()
                        .map(context -> ServerSentEvent.builder(problems.text(problems.of(e, context)))
                                .event("problem")
                                .build()));
        return events.materialize()
                .mergeWith(heartbeats().materialize())
                .takeUntil(signal -> signal.isOnComplete())
                .dematerialize();
    }

    private static @Nullable ServerSentEvent<String> event(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Event(long position, String json) ->
                ServerSentEvent.builder(json).id(Long.toString(position)).build();
            case Delivery.Signal(String json) -> ServerSentEvent.builder(json).build();
            case Delivery.CaughtUp _ -> null;
        };
    }

    /** The first at once: before something is sent a client does not know that it is heard. */
    private Flux<ServerSentEvent<String>> heartbeats() {
        return Flux.interval(Duration.ZERO, heartbeat)
                .onBackpressureDrop()
                .map(_ -> ServerSentEvent.<String>builder().comment("").build());
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
