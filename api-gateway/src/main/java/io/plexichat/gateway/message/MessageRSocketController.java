package io.plexichat.gateway.message;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.RequestContext;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.security.Needs;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.kernel.access.Permission;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sending over RSocket. */
@Controller
class MessageRSocketController {
    private final Sending sending;
    private final SessionChecks sessions;

    MessageRSocketController(Sending sending, SessionChecks sessions) {
        this.sending = sending;
        this.sessions = sessions;
    }

    /** The body of the POST, with the channel beside it. */
    @Needs(Permission.SEND_MESSAGES)
    @MessageMapping("v1.messages.send")
    Mono<SentMessageResponse> send(@AuthenticationPrincipal Caller caller, @Payload JsonInput input) {
        return sending.one(caller, input).map(Sending.Outcome::message);
    }

    /** Each as over {@code v1.messages.send}, one after the other, and answered in order. The first that fails ends it. */
    @Needs(Permission.SEND_MESSAGES)
    @MessageMapping("v1.messages.send-all")
    Flux<SentMessageResponse> sendAll(@AuthenticationPrincipal Caller caller, @Payload Flux<JsonInput> inputs) {
        return RequestContext.current()
                .flatMapMany(context -> inputs.concatMap(input -> sessions.current(caller)
                        .flatMap(now -> send(now, input))
                        .contextWrite(context.another()::putInto)));
    }
}
