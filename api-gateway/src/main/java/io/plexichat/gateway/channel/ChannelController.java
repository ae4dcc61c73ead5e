package io.plexichat.gateway.channel;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.channel.ChannelRequests.ChangeChannelRequest;
import io.plexichat.gateway.channel.ChannelRequests.CreateChannelRequest;
import io.plexichat.gateway.channel.ChannelRequests.MarkReadRequest;
import io.plexichat.gateway.channel.ChannelResponses.ChannelResponse;
import io.plexichat.gateway.channel.ChannelResponses.ChannelsResponse;
import io.plexichat.gateway.channel.ChannelResponses.CreatedChannelResponse;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.input.PathIds;
import io.plexichat.gateway.input.QueryInput;
import io.plexichat.gateway.security.Needs;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.channel.ChannelCommand.ChangeChannel;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelCommand.CreatedChannel;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelPage;
import io.plexichat.kernel.channel.ChannelQuery.GetChannel;
import io.plexichat.kernel.channel.ChannelQuery.ListChannels;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.channel.ChannelView;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(path = "/api/v1/channels", produces = MediaType.APPLICATION_JSON_VALUE)
class ChannelController {
    private final Commands commands;
    private final Queries queries;
    private final ReadMarks marks;
    private final ServerTime time;

    ChannelController(Commands commands, Queries queries, ReadMarks marks, ServerTime time) {
        this.commands = commands;
        this.queries = queries;
        this.marks = marks;
        this.time = time;
    }

    /** 200 instead of 201 when these people already have a direct channel. */
    @Needs(Permission.CREATE_CHANNELS)
    @PostMapping
    Mono<ResponseEntity<CreatedChannelResponse>> create(
            @AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        CreateChannelRequest request = input.read(CreateChannelRequest::read);
        CreateChannel command = new CreateChannel(
                new ChannelId(UUID.randomUUID()),
                request.name(),
                request.kind(),
                request.topic(),
                caller.accountId(),
                request.members(),
                time.now());
        return commands.send(command, CreatedChannel.class).map(receipt -> {
            CreatedChannel created = receipt.result();
            return ResponseEntity.status(created.existed() ? HttpStatus.OK : HttpStatus.CREATED)
                    .location(URI.create("/api/v1/channels/" + created.channelId()))
                    .body(new CreatedChannelResponse(created.channelId()));
        });
    }

    @Needs(Permission.READ_CHANNEL)
    @GetMapping
    Mono<ChannelsResponse> list(@AuthenticationPrincipal Caller caller, QueryInput input) {
        ListChannels query = input.read(in -> new ListChannels(
                caller.accountId(),
                in.optionalChoice("kind", ChannelKind.class),
                in.optionalFlag("member"),
                in.optionalText("name", ChannelName.RULE, ChannelName::new),
                in.limit(),
                in.cursor()));
        return queries.ask(query, ChannelPage.class).map(ChannelsResponse::of);
    }

    @Needs(Permission.READ_CHANNEL)
    @GetMapping("/{channelId}")
    Mono<ChannelResponse> get(@AuthenticationPrincipal Caller caller, @PathVariable String channelId) {
        return shown(caller, id(channelId));
    }

    @Needs(Permission.CHANGE_CHANNEL)
    @PatchMapping("/{channelId}")
    Mono<ChannelResponse> change(
            @AuthenticationPrincipal Caller caller, @PathVariable String channelId, @RequestBody JsonInput input) {
        ChannelId id = id(channelId);
        ChangeChannelRequest request = input.read(ChangeChannelRequest::read);
        ChangeChannel command = new ChangeChannel(
                id, request.name(), request.topic(), request.archived(), caller.accountId(), time.now());
        return commands.send(command).then(shown(caller, id));
    }

    @Needs(Permission.MARK_READ)
    @PutMapping("/{channelId}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> markRead(
            @AuthenticationPrincipal Caller caller, @PathVariable String channelId, @RequestBody JsonInput input) {
        ChannelId id = id(channelId);
        MarkReadRequest request = input.read(MarkReadRequest::read);
        return marks.mark(caller.accountId(), id, request.position());
    }

    private Mono<ChannelResponse> shown(Caller caller, ChannelId channelId) {
        return queries.ask(new GetChannel(caller.accountId(), channelId), ChannelView.class)
                .map(ChannelResponse::of);
    }

    private static ChannelId id(String channelId) {
        return PathIds.parse(channelId, ChannelId::new, ChannelRejections.NOT_FOUND);
    }
}
