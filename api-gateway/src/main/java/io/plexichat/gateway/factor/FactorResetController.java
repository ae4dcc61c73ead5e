package io.plexichat.gateway.factor;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.factor.FactorRequests.ResetFactorsRequest;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.security.Needs;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.gateway.security.StepUp;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.factor.FactorCommand.ResetAccount;
import io.plexichat.kernel.factor.FactorCommand.ResetFactors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** For people who lost their second factors. Names come in the body, so that they stand in no log of addresses. */
@RestController
@Needs(Permission.RESET_FACTORS)
@RequestMapping(path = "/api/v1/admin/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
class FactorResetController {
    private final Commands commands;
    private final SessionChecks sessions;
    private final ServerTime time;
    private final StepUp stepUp;

    FactorResetController(Commands commands, SessionChecks sessions, ServerTime time, StepUp stepUp) {
        this.commands = commands;
        this.sessions = sessions;
        this.time = time;
        this.stepUp = stepUp;
    }

    @PostMapping("/reset-factors")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> reset(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        stepUp.require(caller);
        ResetFactorsRequest request = input.read(ResetFactorsRequest::read);
        ResetFactors command = new ResetFactors(request.username(), caller.accountId(), time.now());
        return commands.send(command, ResetAccount.class)
                .doOnNext(receipt -> sessions.changed(receipt.result().accountId(), receipt.position()))
                .then();
    }
}
