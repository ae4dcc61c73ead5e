package io.plexichat.gateway.message;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.input.PathIds;
import io.plexichat.gateway.input.QueryInput;
import io.plexichat.gateway.message.MessageResponses.SentBatchResponse;
import io.plexichat.gateway.message.MessageResponses.TimelineResponse;
import io.plexichat.gateway.security.Needs;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.message.MessageQuery.ListMessages;
import io.plexichat.kernel.message.MessageQuery.Window;
import io.plexichat.kernel.message.TimelinePage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The messages of one channel. */
@RestController
@RequestMapping(path = "/api/v1/channels/{channelId}/messages", produces = MediaType.APPLICATION_JSON_VALUE)
class TimelineController {
    private final Sending sending;
    private final Queries queries;

    TimelineController(Sending sending, Queries queries) {
        this.sending = sending;
        this.queries = queries;
    }

    @Needs(Permission.SEND_MESSAGES)
    @PostMapping
    Mono<ResponseEntity<SentMessageResponse>> send(
            @AuthenticationPrincipal Caller caller, @PathVariable String channelId, @RequestBody JsonInput input) {
        return sending.one(caller, id(channelId), input)
                .map(outcome -> ResponseEntity.status(outcome.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                        .location(URI.create(
                                "/api/v1/messages/" + outcome.message().messageId()))
                        .body(outcome.message()));
    }

    @Needs(Permission.SEND_MESSAGES)
    @PostMapping("/batch")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<SentBatchResponse> sendBatch(
            @AuthenticationPrincipal Caller caller, @PathVariable String channelId, @RequestBody JsonInput input) {
        return sending.batch(caller, id(channelId), input).map(SentBatchResponse::new);
    }

    @Needs(Permission.READ_CHANNEL)
    @GetMapping
    Mono<TimelineResponse> list(
            @AuthenticationPrincipal Caller caller, @PathVariable String channelId, QueryInput input) {
        ChannelId channel = id(channelId);
        ListMessages query = input.read(in -> new ListMessages(caller.accountId(), channel, window(in), in.limit()));
        return queries.ask(query, TimelinePage.class).map(TimelineResponse::of);
    }

    private static Window window(QueryInput input) {
        List<Window> asked = new ArrayList<>();
        Long before = input.optionalPosition("before");
        if (before != null) {
            asked.add(new Window.Before(before));
        }
        Long after = input.optionalPosition("after");
        if (after != null) {
            asked.add(new Window.After(after));
        }
        Long around = input.optionalPosition("around");
        if (around != null) {
            asked.add(new Window.Around(around));
        }
        if (asked.size() > 1) {
            input.fault(
                    before != null && after != null ? "after" : "around",
                    "conflicting",
                    "Expected one of before, after and around, but got several.");
        }
        return asked.isEmpty() ? new Window.Latest() : asked.getFirst();
    }

    private static ChannelId id(String channelId) {
        return PathIds.parse(channelId, ChannelId::new, ChannelRejections.NOT_FOUND);
    }
}
