package io.plexichat.gateway.account;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.account.AccountRequests.ChangeRoleRequest;
import io.plexichat.gateway.account.AccountResponses.AccountsResponse;
import io.plexichat.gateway.account.AccountResponses.RolesResponse;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.input.QueryInput;
import io.plexichat.gateway.security.Needs;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.gateway.security.StepUp;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountCommand;
import io.plexichat.kernel.account.AccountCommand.ChangedRoles;
import io.plexichat.kernel.account.AccountCommand.GrantRole;
import io.plexichat.kernel.account.AccountCommand.TakeRole;
import io.plexichat.kernel.account.AccountPage;
import io.plexichat.kernel.account.AccountQuery.ListAccounts;
import io.plexichat.kernel.account.ServerRole;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Which accounts there are, and their roles on the server. Names come in the body, so that they stand in no log of addresses. */
@RestController
@RequestMapping(path = "/api/v1/admin/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountRoleController {
    private final Commands commands;
    private final Queries queries;
    private final SessionChecks sessions;
    private final ServerTime time;
    private final StepUp stepUp;

    AccountRoleController(Commands commands, Queries queries, SessionChecks sessions, ServerTime time, StepUp stepUp) {
        this.commands = commands;
        this.queries = queries;
        this.sessions = sessions;
        this.time = time;
        this.stepUp = stepUp;
    }

    @Needs(Permission.SEE_ACCOUNTS)
    @GetMapping
    Mono<AccountsResponse> list(QueryInput input) {
        ListAccounts query = input.read(in -> new ListAccounts(
                in.optionalChoice("role", ServerRole.class), in.optionalFlag("locked"), in.limit(), in.cursor()));
        return queries.ask(query, AccountPage.class).map(AccountsResponse::of);
    }

    @Needs(Permission.ASSIGN_SERVER_ROLES)
    @PutMapping("/roles")
    Mono<RolesResponse> grant(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        stepUp.require(caller);
        ChangeRoleRequest request = input.read(ChangeRoleRequest::read);
        return changed(new GrantRole(request.username(), request.role(), caller.accountId(), time.now()));
    }

    @Needs(Permission.ASSIGN_SERVER_ROLES)
    @DeleteMapping("/roles")
    Mono<RolesResponse> take(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        stepUp.require(caller);
        ChangeRoleRequest request = input.read(ChangeRoleRequest::read);
        return changed(new TakeRole(request.username(), request.role(), caller.accountId(), time.now()));
    }

    private Mono<RolesResponse> changed(AccountCommand command) {
        return commands.send(command, ChangedRoles.class)
                .doOnNext(receipt -> sessions.changed(receipt.result().accountId(), receipt.position()))
                .map(receipt -> RolesResponse.of(receipt.result()));
    }
}
