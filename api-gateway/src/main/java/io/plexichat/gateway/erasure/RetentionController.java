package io.plexichat.gateway.erasure;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.erasure.ErasureRequests.SetRetentionRequest;
import io.plexichat.gateway.erasure.RetentionResponses.RetentionPreviewResponse;
import io.plexichat.gateway.erasure.RetentionResponses.RetentionResponse;
import io.plexichat.gateway.erasure.RetentionResponses.RetentionsResponse;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.input.PathIds;
import io.plexichat.gateway.input.QueryInput;
import io.plexichat.gateway.security.Needs;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.erasure.ErasureQuery.GetRetention;
import io.plexichat.kernel.erasure.ErasureQuery.ListRetention;
import io.plexichat.kernel.erasure.ErasureQuery.PreviewRetention;
import io.plexichat.kernel.erasure.RetentionCommand.SetRetention;
import io.plexichat.kernel.erasure.RetentionPage;
import io.plexichat.kernel.erasure.RetentionPreview;
import io.plexichat.kernel.erasure.RetentionView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How long messages are kept. */
@RestController
@RequestMapping(path = "/api/v1/admin/retention", produces = MediaType.APPLICATION_JSON_VALUE)
class RetentionController {
    private final Commands commands;
    private final Queries queries;
    private final ServerTime time;

    RetentionController(Commands commands, Queries queries, ServerTime time) {
        this.commands = commands;
        this.queries = queries;
        this.time = time;
    }

    @Needs(Permission.SEE_ERASURES)
    @GetMapping
    Mono<RetentionsResponse> list(QueryInput input) {
        ListRetention query = input.read(read -> new ListRetention(read.limit(), read.cursor()));
        return queries.ask(query, RetentionPage.class).map(RetentionsResponse::of);
    }

    @Needs(Permission.SEE_ERASURES)
    @GetMapping("/channels/{channelId}")
    Mono<RetentionResponse> get(@PathVariable String channelId) {
        return queries.ask(new GetRetention(id(channelId)), RetentionView.class).map(RetentionResponse::of);
    }

    @Needs(Permission.ERASE)
    @PutMapping("/default")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> setDefault(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        return set(null, caller, input);
    }

    @Needs(Permission.ERASE)
    @PutMapping("/channels/{channelId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> set(
            @AuthenticationPrincipal Caller caller, @PathVariable String channelId, @RequestBody JsonInput input) {
        return set(id(channelId), caller, input);
    }

    /** A dry run. */
    @Needs(Permission.SEE_ERASURES)
    @GetMapping("/preview")
    Mono<RetentionPreviewResponse> preview(QueryInput input) {
        PreviewRetention query = input.read(read -> new PreviewRetention(
                read.optionalId("channel", ChannelId::new),
                read.optionalParsed("keep", Keep::parse, Keep.FORM),
                time.now(),
                read.limit(),
                read.cursor()));
        return queries.ask(query, RetentionPreview.class).map(RetentionPreviewResponse::of);
    }

    private Mono<Void> set(@Nullable ChannelId channelId, Caller caller, JsonInput input) {
        SetRetentionRequest request = input.read(SetRetentionRequest::read);
        return commands.send(new SetRetention(channelId, request.keep(), caller.accountId(), time.now()))
                .then();
    }

    private static ChannelId id(String channelId) {
        return PathIds.parse(channelId, ChannelId::new, ChannelRejections.NOT_FOUND);
    }
}
