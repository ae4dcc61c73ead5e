package io.plexichat.gateway.erasure;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.Receipt;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.erasure.ErasureRequests.EraseRequest;
import io.plexichat.gateway.erasure.ErasureResponses.ErasureResponse;
import io.plexichat.gateway.erasure.ErasureResponses.ErasuresResponse;
import io.plexichat.gateway.erasure.ErasureResponses.RequestedErasureResponse;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.input.PathIds;
import io.plexichat.gateway.input.QueryInput;
import io.plexichat.gateway.presence.PresenceErasure;
import io.plexichat.gateway.security.Needs;
import io.plexichat.gateway.security.StepUp;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.erasure.DeletionCertificate;
import io.plexichat.kernel.erasure.ErasureCommand.RequestErasure;
import io.plexichat.kernel.erasure.ErasureCommand.RequestedErasure;
import io.plexichat.kernel.erasure.ErasureCommand.TakeBackErasure;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasurePage;
import io.plexichat.kernel.erasure.ErasureQuery.GetDeletionCertificate;
import io.plexichat.kernel.erasure.ErasureQuery.GetErasure;
import io.plexichat.kernel.erasure.ErasureQuery.ListErasures;
import io.plexichat.kernel.erasure.ErasureRejections;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureView;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(path = "/api/v1/admin/erasures", produces = MediaType.APPLICATION_JSON_VALUE)
class ErasureController {
    private final Commands commands;
    private final Queries queries;
    private final ServerTime time;
    private final ErasureProperties properties;
    private final PresenceErasure presence;
    private final StepUp stepUp;

    ErasureController(
            Commands commands,
            Queries queries,
            ServerTime time,
            ErasureProperties properties,
            PresenceErasure presence,
            StepUp stepUp) {
        this.commands = commands;
        this.queries = queries;
        this.time = time;
        this.properties = properties;
        this.presence = presence;
        this.stepUp = stepUp;
    }

    @Needs(Permission.ERASE)
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<RequestedErasureResponse> request(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        stepUp.require(caller);
        EraseRequest request = input.read(EraseRequest::read);
        Duration grace = Objects.requireNonNullElse(request.grace(), properties.grace());
        Instant now = time.now();
        RequestErasure command = new RequestErasure(
                new ErasureId(UUID.randomUUID()), request.subject(), caller.accountId(), now.plus(grace), now);
        return commands.send(command, RequestedErasure.class)
                .map(Receipt::result)
                .delayUntil(_ -> request.subject() instanceof OfAccount(AccountId account)
                        ? presence.forget(account)
                        : Mono.empty())
                .map(RequestedErasureResponse::of);
    }

    @Needs(Permission.SEE_ERASURES)
    @GetMapping
    Mono<ErasuresResponse> list(QueryInput input) {
        ListErasures query = input.read(read -> new ListErasures(read.limit(), read.cursor()));
        return queries.ask(query, ErasurePage.class).map(ErasuresResponse::of);
    }

    @Needs(Permission.SEE_ERASURES)
    @GetMapping("/{erasureId}")
    Mono<ErasureResponse> get(@PathVariable String erasureId) {
        return find(id(erasureId)).map(ErasureResponse::of);
    }

    @Needs(Permission.ERASE)
    @DeleteMapping("/{erasureId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> takeBack(@AuthenticationPrincipal Caller caller, @PathVariable String erasureId) {
        return find(id(erasureId))
                .flatMap(erasure -> commands.send(
                        new TakeBackErasure(erasure.erasureId(), erasure.subject(), caller.accountId(), time.now())))
                .then();
    }

    /** As it was signed, so nothing is added here. */
    @Needs(Permission.SEE_ERASURES)
    @GetMapping("/{erasureId}/certificate")
    Mono<DeletionCertificate> certificate(@PathVariable String erasureId) {
        return queries.ask(new GetDeletionCertificate(id(erasureId)), DeletionCertificate.class);
    }

    private Mono<ErasureView> find(ErasureId erasureId) {
        return queries.ask(new GetErasure(erasureId), ErasureView.class);
    }

    private static ErasureId id(String erasureId) {
        return PathIds.parse(erasureId, ErasureId::new, ErasureRejections.NOT_FOUND);
    }
}
