package io.plexichat.gateway.presence;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.input.PathIds;
import io.plexichat.gateway.input.QueryInput;
import io.plexichat.gateway.presence.PresenceRequests.PutPresenceRequest;
import io.plexichat.gateway.presence.PresenceResponses.MyPresenceResponse;
import io.plexichat.gateway.presence.PresenceResponses.PresenceResponse;
import io.plexichat.gateway.presence.PresenceResponses.PresencesResponse;
import io.plexichat.gateway.security.Needs;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.AuthorView;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.presence.PresenceQuery.CompanionList;
import io.plexichat.kernel.presence.PresenceQuery.ListCompanions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** One's own presence, and that of those one shares a channel with. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class PresenceController {
    private final Presences presences;
    private final PresenceChanges changes;
    private final Typing typing;
    private final Queries queries;

    PresenceController(Presences presences, PresenceChanges changes, Typing typing, Queries queries) {
        this.presences = presences;
        this.changes = changes;
        this.typing = typing;
        this.queries = queries;
    }

    @Needs(Permission.CHAT)
    @GetMapping("/me/presence")
    Mono<MyPresenceResponse> mine(@AuthenticationPrincipal Caller caller) {
        return Mono.zip(
                presences.preferences(caller.accountId()),
                presences.of(caller.accountId()),
                (preferences, seen) -> MyPresenceResponse.of(
                        preferences.choiceOn(caller.sessionId()), seen, preferences.showLastSeen()));
    }

    @Needs(Permission.CHAT)
    @PutMapping("/me/presence")
    Mono<MyPresenceResponse> choose(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        PutPresenceRequest request = input.read(PutPresenceRequest::read);
        AccountId account = caller.accountId();
        return changes.change(
                        account,
                        () -> presences
                                .preferences(account)
                                .flatMap(before -> presences.put(
                                        account,
                                        before.choose(
                                                request.state(),
                                                caller.sessionId(),
                                                request.status(),
                                                request.showsLastSeen()))))
                .then(Mono.defer(() -> mine(caller)));
    }

    /** Somebody one shares no channel with is answered as if there were no such account. */
    @Needs(Permission.CHAT)
    @GetMapping("/accounts/{accountId}/presence")
    Mono<PresenceResponse> one(@AuthenticationPrincipal Caller caller, @PathVariable String accountId) {
        AccountId account = PathIds.parse(accountId, AccountId::new, AccountRejections.NOT_FOUND);
        return visible(caller, Set.of(account)).map(found -> {
            if (found.isEmpty()) {
                throw AccountRejections.NOT_FOUND.because(
                        "Expected to read the presence of account " + account + ", but there is no such account.");
            }
            return found.getFirst();
        });
    }

    @Needs(Permission.CHAT)
    @GetMapping("/presence")
    Mono<PresencesResponse> many(@AuthenticationPrincipal Caller caller, QueryInput input) {
        Set<AccountId> accounts = input.read(in -> {
            Set<AccountId> asked = in.optionalIds("accounts", ListCompanions.MOST, AccountId::new);
            if (asked == null) {
                in.fault("accounts", "required", "Expected ids of accounts, but there are none.");
                return Set.of();
            }
            return asked;
        });
        return visible(caller, accounts).map(PresencesResponse::new);
    }

    /** For clients that have no connection to say it on. */
    @Needs(Permission.SEND_MESSAGES)
    @PostMapping("/channels/{channelId}/typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> typing(@AuthenticationPrincipal Caller caller, @PathVariable String channelId) {
        return typing.typing(caller, PathIds.parse(channelId, ChannelId::new, ChannelRejections.NOT_FOUND));
    }

    private Mono<List<PresenceResponse>> visible(Caller caller, Set<AccountId> accounts) {
        return queries.ask(new ListCompanions(caller.accountId(), accounts), CompanionList.class)
                .flatMap(companions -> presences
                        .of(companions.items().stream()
                                .map(AuthorView::accountId)
                                .toList())
                        .map(found -> companions.items().stream()
                                .map(who ->
                                        PresenceResponse.of(who, Objects.requireNonNull(found.get(who.accountId()))))
                                .toList()));
    }
}
