package io.plexichat.gateway.bot;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.bot.BotRequests.IssueApiTokenRequest;
import io.plexichat.gateway.bot.BotResponses.ApiTokensResponse;
import io.plexichat.gateway.bot.BotResponses.IssuedApiTokenResponse;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.input.PathIds;
import io.plexichat.gateway.security.ApiToken;
import io.plexichat.gateway.security.Needs;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.gateway.security.StepUp;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.bot.BotCommand.IssueApiToken;
import io.plexichat.kernel.bot.BotCommand.RevokeApiToken;
import io.plexichat.kernel.bot.BotQuery.ApiTokenList;
import io.plexichat.kernel.bot.BotQuery.FindApiToken;
import io.plexichat.kernel.bot.BotQuery.FoundApiToken;
import io.plexichat.kernel.bot.BotQuery.ListApiTokens;
import io.plexichat.kernel.bot.BotRejections;
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

/** The tokens of a bot, for its owner and administrators; to others there is no such bot. */
@RestController
@Needs(Permission.OWN_ACCOUNT)
@RequestMapping(path = "/api/v1/bots/{accountId}/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
class ApiTokenController {
    private final Commands commands;
    private final Queries queries;
    private final SessionChecks sessions;
    private final ServerTime time;
    private final StepUp stepUp;
    private final ApiTokenProperties properties;

    ApiTokenController(
            Commands commands,
            Queries queries,
            SessionChecks sessions,
            ServerTime time,
            StepUp stepUp,
            ApiTokenProperties properties) {
        this.commands = commands;
        this.queries = queries;
        this.sessions = sessions;
        this.time = time;
        this.stepUp = stepUp;
        this.properties = properties;
    }

    @GetMapping
    Mono<ApiTokensResponse> list(@AuthenticationPrincipal Caller caller, @PathVariable String accountId) {
        AccountId owner = caller.may(Permission.MANAGE_BOTS) ? null : caller.accountId();
        return queries.ask(new ListApiTokens(bot(accountId), owner, time.now()), ApiTokenList.class)
                .map(ApiTokensResponse::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<IssuedApiTokenResponse> issue(
            @AuthenticationPrincipal Caller caller, @PathVariable String accountId, @RequestBody JsonInput input) {
        stepUp.require(caller);
        AccountId bot = bot(accountId);
        Instant now = time.now();
        IssueApiTokenRequest request = input.read(in -> IssueApiTokenRequest.read(in, now, properties.longest()));
        Instant expiresAt = Objects.requireNonNullElseGet(request.expiresAt(), () -> now.plus(properties.lifetime()));
        ApiTokenId id = new ApiTokenId(UUID.randomUUID());
        ApiToken token = ApiToken.create();
        IssueApiToken command = new IssueApiToken(
                bot,
                id,
                request.label(),
                request.scopes(),
                token.hash(),
                properties.perBot(),
                caller.accountId(),
                now,
                expiresAt);
        return commands.send(command)
                .flatMap(position -> known(token, position))
                .thenReturn(new IssuedApiTokenResponse(id, token.text(), request.scopes(), expiresAt));
    }

    @DeleteMapping("/{tokenId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(
            @AuthenticationPrincipal Caller caller, @PathVariable String accountId, @PathVariable String tokenId) {
        ApiTokenId token = PathIds.parse(tokenId, ApiTokenId::new, BotRejections.TOKEN_NOT_FOUND);
        return commands.send(new RevokeApiToken(bot(accountId), token, caller.accountId(), time.now()))
                .doOnNext(position -> sessions.changed(token, position))
                .then();
    }

    /** So that it is good when it is told, at whichever gateway. Told it is also when that takes too long: it is told only once. */
    private Mono<FoundApiToken> known(ApiToken token, long position) {
        return queries.ask(new FindApiToken(token.hash(), time.now()), FoundApiToken.class, position)
                .onErrorComplete();
    }

    private static AccountId bot(String accountId) {
        return PathIds.parse(accountId, AccountId::new, BotRejections.NOT_FOUND);
    }
}
