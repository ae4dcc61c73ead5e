package io.plexichat.gateway.account;

import io.plexichat.gateway.ApiHeaders;
import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.account.AccountRequests.ChangePasswordRequest;
import io.plexichat.gateway.account.AccountRequests.RegisterAccountRequest;
import io.plexichat.gateway.account.AccountResponses.MeResponse;
import io.plexichat.gateway.account.AccountResponses.RegisteredResponse;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.security.Needs;
import io.plexichat.gateway.security.Open;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountCommand.AcceptedPassword;
import io.plexichat.kernel.account.AccountCommand.ChangePassword;
import io.plexichat.kernel.account.AccountCommand.RegisterAccount;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountQuery.GetAccount;
import io.plexichat.kernel.account.AccountView;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.ServerRole;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountController {
    private final Commands commands;
    private final Queries queries;
    private final SessionChecks sessions;
    private final ServerTime time;

    AccountController(Commands commands, Queries queries, SessionChecks sessions, ServerTime time) {
        this.commands = commands;
        this.queries = queries;
        this.sessions = sessions;
        this.time = time;
    }

    @Open
    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<RegisteredResponse> register(@RequestBody JsonInput input) {
        RegisterAccountRequest request = input.read(RegisterAccountRequest::read);
        AccountId accountId = new AccountId(UUID.randomUUID());
        RegisterAccount command = new RegisterAccount(
                accountId,
                request.username(),
                Objects.requireNonNullElseGet(
                        request.displayName(),
                        () -> new DisplayName(request.username().value())),
                request.email(),
                request.password(),
                Set.of(ServerRole.MEMBER),
                /* operatorsChoice= */ false,
                time.now());
        return commands.send(command, AcceptedPassword.class)
                .map(receipt -> RegisteredResponse.of(accountId, request.username(), receipt.result()));
    }

    @Needs(Permission.SEE_OWN_ACCOUNT)
    @GetMapping("/me")
    Mono<MeResponse> me(@AuthenticationPrincipal Caller caller) {
        return queries.ask(new GetAccount(caller.accountId()), AccountView.class)
                .map(MeResponse::of);
    }

    @Needs(Permission.OWN_ACCOUNT)
    @PostMapping("/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> changePassword(
            @AuthenticationPrincipal Caller caller, @RequestBody JsonInput input, ServerHttpResponse response) {
        ChangePasswordRequest request = input.read(ChangePasswordRequest::read);
        ChangePassword command = new ChangePassword(
                caller.accountId(),
                caller.username(),
                request.currentPassword(),
                request.newPassword(),
                caller.sessionId(),
                time.now());
        return commands.send(command, AcceptedPassword.class)
                .doOnNext(receipt -> {
                    sessions.changed(caller.accountId(), receipt.position());
                    response.getHeaders()
                            .set(
                                    ApiHeaders.PASSWORD_STRENGTH,
                                    Integer.toString(receipt.result().score()));
                })
                .then();
    }
}
