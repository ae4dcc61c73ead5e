package io.plexichat.gateway.bot;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.bot.BotRequests.CreateBotRequest;
import io.plexichat.gateway.bot.BotResponses.BotsResponse;
import io.plexichat.gateway.bot.BotResponses.CreatedBotResponse;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.input.QueryInput;
import io.plexichat.gateway.security.Needs;
import io.plexichat.gateway.security.StepUp;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.bot.BotCommand.CreateBot;
import io.plexichat.kernel.bot.BotCommand.CreatedBot;
import io.plexichat.kernel.bot.BotPage;
import io.plexichat.kernel.bot.BotQuery.ListBots;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(path = "/api/v1/bots", produces = MediaType.APPLICATION_JSON_VALUE)
class BotController {
    private final Commands commands;
    private final Queries queries;
    private final ServerTime time;
    private final StepUp stepUp;

    BotController(Commands commands, Queries queries, ServerTime time, StepUp stepUp) {
        this.commands = commands;
        this.queries = queries;
        this.time = time;
        this.stepUp = stepUp;
    }

    @Needs(Permission.MANAGE_BOTS)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CreatedBotResponse> create(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        stepUp.require(caller);
        CreateBotRequest request = input.read(CreateBotRequest::read);
        AccountId bot = new AccountId(UUID.randomUUID());
        CreateBot command = new CreateBot(
                bot,
                request.username(),
                Objects.requireNonNullElseGet(
                        request.displayName(),
                        () -> new DisplayName(request.username().value())),
                request.owner(),
                caller.accountId(),
                time.now());
        return commands.send(command, CreatedBot.class)
                .map(receipt -> new CreatedBotResponse(
                        bot, request.username(), receipt.result().owner()));
    }

    /** Those that the caller looks after: all of them for who manages bots. */
    @Needs(Permission.OWN_ACCOUNT)
    @GetMapping
    Mono<BotsResponse> list(@AuthenticationPrincipal Caller caller, QueryInput input) {
        AccountId owner = caller.may(Permission.MANAGE_BOTS) ? null : caller.accountId();
        ListBots query = input.read(in -> new ListBots(owner, time.now(), in.limit(), in.cursor()));
        return queries.ask(query, BotPage.class).map(BotsResponse::of);
    }
}
