package io.plexichat.gateway.erasure;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.Receipt;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.erasure.ErasureRequests.EraseMeRequest;
import io.plexichat.gateway.erasure.ErasureResponses.ErasureResponse;
import io.plexichat.gateway.erasure.ErasureResponses.RequestedErasureResponse;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.presence.PresenceErasure;
import io.plexichat.gateway.security.Needs;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.erasure.ErasureCommand.RequestOwnErasure;
import io.plexichat.kernel.erasure.ErasureCommand.RequestedErasure;
import io.plexichat.kernel.erasure.ErasureCommand.TakeBackErasure;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureQuery.GetErasureOf;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureView;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The end of one's own account. */
@RestController
@Needs(Permission.OWN_ACCOUNT)
@RequestMapping(path = "/api/v1/me", produces = MediaType.APPLICATION_JSON_VALUE)
class OwnErasureController {
    private final Commands commands;
    private final Queries queries;
    private final ServerTime time;
    private final ErasureProperties properties;
    private final PresenceErasure presence;

    OwnErasureController(
            Commands commands,
            Queries queries,
            ServerTime time,
            ErasureProperties properties,
            PresenceErasure presence) {
        this.commands = commands;
        this.queries = queries;
        this.time = time;
        this.properties = properties;
        this.presence = presence;
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<RequestedErasureResponse> request(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        EraseMeRequest request = input.read(EraseMeRequest::read);
        Instant now = time.now();
        RequestOwnErasure command = new RequestOwnErasure(
                new ErasureId(UUID.randomUUID()),
                caller.accountId(),
                caller.username(),
                request.password(),
                now.plus(properties.grace()),
                now);
        return commands.send(command, RequestedErasure.class)
                .map(Receipt::result)
                .delayUntil(_ -> presence.forget(caller.accountId()))
                .map(RequestedErasureResponse::of);
    }

    @GetMapping("/erasure")
    Mono<ErasureResponse> last(@AuthenticationPrincipal Caller caller) {
        return find(caller).map(ErasureResponse::of);
    }

    @DeleteMapping("/erasure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> takeBack(@AuthenticationPrincipal Caller caller) {
        return find(caller)
                .flatMap(erasure -> commands.send(
                        new TakeBackErasure(erasure.erasureId(), erasure.subject(), caller.accountId(), time.now())))
                .then();
    }

    private Mono<ErasureView> find(Caller caller) {
        return queries.ask(new GetErasureOf(new OfAccount(caller.accountId())), ErasureView.class);
    }
}
