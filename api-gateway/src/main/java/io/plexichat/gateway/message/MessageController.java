package io.plexichat.gateway.message;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.input.PathIds;
import io.plexichat.gateway.message.MessageRequests.EditMessageRequest;
import io.plexichat.gateway.message.MessageResponses.HistoryResponse;
import io.plexichat.gateway.security.Needs;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageCommand.AddReaction;
import io.plexichat.kernel.message.MessageCommand.DeleteMessage;
import io.plexichat.kernel.message.MessageCommand.EditMessage;
import io.plexichat.kernel.message.MessageCommand.RemoveReaction;
import io.plexichat.kernel.message.MessageHistoryView;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageQuery.GetMessage;
import io.plexichat.kernel.message.MessageQuery.GetMessageHistory;
import io.plexichat.kernel.message.MessageRejections;
import io.plexichat.kernel.message.MessageView;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** One message. */
@RestController
@RequestMapping(path = "/api/v1/messages/{messageId}", produces = MediaType.APPLICATION_JSON_VALUE)
class MessageController {
    private final Commands commands;
    private final Queries queries;
    private final ServerTime time;

    MessageController(Commands commands, Queries queries, ServerTime time) {
        this.commands = commands;
        this.queries = queries;
        this.time = time;
    }

    @Needs(Permission.READ_CHANNEL)
    @GetMapping
    Mono<MessageResponse> get(@AuthenticationPrincipal Caller caller, @PathVariable String messageId) {
        return shown(caller, id(messageId));
    }

    @Needs(Permission.SEND_MESSAGES)
    @PatchMapping
    Mono<MessageResponse> edit(
            @AuthenticationPrincipal Caller caller, @PathVariable String messageId, @RequestBody JsonInput input) {
        MessageId id = id(messageId);
        EditMessageRequest request = input.read(EditMessageRequest::read);
        return commands.send(new EditMessage(id, request.text(), caller.accountId(), time.now()))
                .then(shown(caller, id));
    }

    @Needs(Permission.SEND_MESSAGES)
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(@AuthenticationPrincipal Caller caller, @PathVariable String messageId) {
        return commands.send(new DeleteMessage(id(messageId), caller.accountId(), time.now()))
                .then();
    }

    @Needs(Permission.REACT)
    @PutMapping("/reactions/{emoji}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> react(
            @AuthenticationPrincipal Caller caller, @PathVariable String messageId, @PathVariable String emoji) {
        return commands.send(new AddReaction(id(messageId), Emoji.of(emoji), caller.accountId(), time.now()))
                .then();
    }

    @Needs(Permission.REACT)
    @DeleteMapping("/reactions/{emoji}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> unreact(
            @AuthenticationPrincipal Caller caller, @PathVariable String messageId, @PathVariable String emoji) {
        return commands.send(new RemoveReaction(id(messageId), Emoji.of(emoji), caller.accountId(), time.now()))
                .then();
    }

    @Needs(Permission.READ_CHANNEL)
    @GetMapping("/history")
    Mono<HistoryResponse> history(@AuthenticationPrincipal Caller caller, @PathVariable String messageId) {
        return queries.ask(new GetMessageHistory(caller.accountId(), id(messageId)), MessageHistoryView.class)
                .map(HistoryResponse::of);
    }

    private Mono<MessageResponse> shown(Caller caller, MessageId messageId) {
        return queries.ask(new GetMessage(caller.accountId(), messageId), MessageView.class)
                .map(MessageResponse::of);
    }

    private static MessageId id(String messageId) {
        return PathIds.parse(messageId, MessageId::new, MessageRejections.NOT_FOUND);
    }
}
