package io.plexichat.gateway.account;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.account.AccountRequests.ChangeLockRequest;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.security.Needs;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.gateway.security.StepUp;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountCommand.ChangedLock;
import io.plexichat.kernel.account.AccountCommand.LockAccount;
import io.plexichat.kernel.account.AccountCommand.UnlockAccount;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Keeps people out of their accounts, and lets them in again. Names come in the body, so that they stand in no log of addresses. */
@RestController
@Needs(Permission.LOCK_ACCOUNTS)
@RequestMapping(path = "/api/v1/admin/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountLockController {
    private final Commands commands;
    private final SessionChecks sessions;
    private final ServerTime time;
    private final StepUp stepUp;

    AccountLockController(Commands commands, SessionChecks sessions, ServerTime time, StepUp stepUp) {
        this.commands = commands;
        this.sessions = sessions;
        this.time = time;
        this.stepUp = stepUp;
    }

    @PostMapping("/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> lock(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        stepUp.require(caller);
        ChangeLockRequest request = input.read(ChangeLockRequest::read);
        LockAccount command = new LockAccount(request.username(), request.reason(), caller.accountId(), time.now());
        return commands.send(command, ChangedLock.class)
                .doOnNext(receipt -> sessions.changed(receipt.result().accountId(), receipt.position()))
                .then();
    }

    @PostMapping("/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> unlock(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        stepUp.require(caller);
        ChangeLockRequest request = input.read(ChangeLockRequest::read);
        UnlockAccount command = new UnlockAccount(request.username(), request.reason(), caller.accountId(), time.now());
        return commands.send(command, ChangedLock.class).then();
    }
}
