package io.plexichat.gateway.recovery;

import io.plexichat.gateway.ApiHeaders;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.recovery.RecoveryRequests.CompleteRecoveryRequest;
import io.plexichat.gateway.recovery.RecoveryRequests.RequestRecoveryRequest;
import io.plexichat.gateway.security.Open;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.kernel.recovery.RecoveryCommand.CompleteRecovery;
import io.plexichat.kernel.recovery.RecoveryCommand.RecoveredAccount;
import io.plexichat.kernel.recovery.RecoveryCommand.RequestRecovery;
import io.plexichat.kernel.recovery.RecoveryId;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** For people who are not logged in. Tokens come in the body, so that they stand in no log of addresses. */
@RestController
@Open
@RequestMapping(path = "/api/v1/recoveries", produces = MediaType.APPLICATION_JSON_VALUE)
class RecoveryController {
    private final Commands commands;
    private final SessionChecks sessions;
    private final ServerTime time;

    RecoveryController(Commands commands, SessionChecks sessions, ServerTime time) {
        this.commands = commands;
        this.sessions = sessions;
        this.time = time;
    }

    /** The same answer whatever becomes of it. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> request(@RequestBody JsonInput input) {
        RequestRecoveryRequest request = input.read(RequestRecoveryRequest::read);
        return commands.send(new RequestRecovery(new RecoveryId(UUID.randomUUID()), request.username(), time.now()))
                .then();
    }

    @PostMapping("/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> complete(@RequestBody JsonInput input, ServerHttpResponse response) {
        CompleteRecoveryRequest request = input.read(CompleteRecoveryRequest::read);
        return commands.send(
                        new CompleteRecovery(request.token(), request.newPassword(), time.now()),
                        RecoveredAccount.class)
                .doOnNext(receipt -> {
                    sessions.changed(receipt.result().accountId(), receipt.position());
                    response.getHeaders()
                            .set(
                                    ApiHeaders.PASSWORD_STRENGTH,
                                    Integer.toString(receipt.result().password().score()));
                })
                .then();
    }
}
