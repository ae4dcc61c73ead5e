package io.plexichat.gateway.erasure;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.erasure.ErasureRequests.PlaceHoldRequest;
import io.plexichat.gateway.erasure.HoldResponses.HoldResponse;
import io.plexichat.gateway.erasure.HoldResponses.HoldsResponse;
import io.plexichat.gateway.erasure.HoldResponses.PlacedHoldResponse;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.input.PathIds;
import io.plexichat.gateway.input.QueryInput;
import io.plexichat.gateway.security.Needs;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.ErasureCommand.LiftHold;
import io.plexichat.kernel.erasure.ErasureCommand.PlaceHold;
import io.plexichat.kernel.erasure.ErasureQuery.GetHold;
import io.plexichat.kernel.erasure.ErasureQuery.ListHolds;
import io.plexichat.kernel.erasure.ErasureRejections;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.erasure.HoldPage;
import io.plexichat.kernel.erasure.HoldView;
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
@RequestMapping(path = "/api/v1/admin/holds", produces = MediaType.APPLICATION_JSON_VALUE)
class HoldController {
    private final Commands commands;
    private final Queries queries;
    private final ServerTime time;

    HoldController(Commands commands, Queries queries, ServerTime time) {
        this.commands = commands;
        this.queries = queries;
        this.time = time;
    }

    @Needs(Permission.ERASE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<PlacedHoldResponse> place(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        PlaceHoldRequest request = input.read(PlaceHoldRequest::read);
        HoldId holdId = Objects.requireNonNullElseGet(request.holdId(), () -> new HoldId(UUID.randomUUID()));
        return commands.send(new PlaceHold(holdId, request.subject(), request.reason(), caller.accountId(), time.now()))
                .map(_ -> new PlacedHoldResponse(holdId));
    }

    @Needs(Permission.SEE_ERASURES)
    @GetMapping
    Mono<HoldsResponse> list(QueryInput input) {
        ListHolds query = input.read(HoldController::query);
        return queries.ask(query, HoldPage.class).map(HoldsResponse::of);
    }

    @Needs(Permission.SEE_ERASURES)
    @GetMapping("/{holdId}")
    Mono<HoldResponse> get(@PathVariable String holdId) {
        return find(holdId).map(HoldResponse::of);
    }

    @Needs(Permission.ERASE)
    @DeleteMapping("/{holdId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> lift(@AuthenticationPrincipal Caller caller, @PathVariable String holdId) {
        return find(holdId)
                .flatMap(hold ->
                        commands.send(new LiftHold(hold.holdId(), hold.subject(), caller.accountId(), time.now())))
                .then();
    }

    private static ListHolds query(QueryInput input) {
        AccountId account = input.optionalId("account", AccountId::new);
        ChannelId channel = input.optionalId("channel", ChannelId::new);
        if (account != null && channel != null) {
            input.fault("channel", "conflict", "Expected at most one of account and channel.");
        }
        ErasureSubject subject =
                account != null ? new OfAccount(account) : channel != null ? new OfChannel(channel) : null;
        boolean lifted = Boolean.TRUE.equals(input.optionalFlag("lifted"));
        return new ListHolds(subject, lifted, input.limit(), input.cursor());
    }

    private Mono<HoldView> find(String holdId) {
        HoldId id = PathIds.parse(holdId, HoldId::new, ErasureRejections.HOLD_NOT_FOUND);
        return queries.ask(new GetHold(id), HoldView.class);
    }
}
