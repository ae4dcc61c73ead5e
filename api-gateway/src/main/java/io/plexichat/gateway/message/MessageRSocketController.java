package io.plexichat.gateway.message;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.input.JsonInput;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Sending over RSocket. */
@Controller
class MessageRSocketController {
    private final Sending sending;

    MessageRSocketController(Sending sending) {
        this.sending = sending;
    }

    /** The body of the POST, with the channel beside it. */
    @MessageMapping("v1.messages.send")
    Mono<SentMessageResponse> send(@AuthenticationPrincipal Caller caller, @Payload JsonInput input) {
        return sending.one(caller, input).map(Sending.Outcome::message);
    }
}
