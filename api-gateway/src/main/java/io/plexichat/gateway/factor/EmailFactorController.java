package io.plexichat.gateway.factor;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.factor.FactorRequests.PasswordRequest;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.security.FactorPolicy;
import io.plexichat.gateway.security.Needs;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.gateway.security.StepUp;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.factor.FactorCommand.EnrolEmail;
import io.plexichat.kernel.factor.FactorCommand.RemoveEmail;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Codes by e-mail as a second factor of one's own, where the server takes them. */
@RestController
@Needs(Permission.OWN_ACCOUNT)
@RequestMapping(path = "/api/v1/me/factors/email", produces = MediaType.APPLICATION_JSON_VALUE)
class EmailFactorController {
    private final Commands commands;
    private final SessionChecks sessions;
    private final ServerTime time;
    private final FactorPolicy policy;
    private final StepUp stepUp;

    EmailFactorController(
            Commands commands, SessionChecks sessions, ServerTime time, FactorPolicy policy, StepUp stepUp) {
        this.commands = commands;
        this.sessions = sessions;
        this.time = time;
        this.policy = policy;
        this.stepUp = stepUp;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> enrol(@AuthenticationPrincipal Caller caller) {
        stepUp.require(caller);
        policy.requireEmailCodes();
        return changed(caller, new EnrolEmail(caller.accountId(), caller.sessionId(), time.now()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        PasswordRequest request = input.read(PasswordRequest::read);
        return changed(caller, new RemoveEmail(caller.accountId(), request.password(), caller.sessionId(), time.now()));
    }

    private Mono<Void> changed(Caller caller, Object command) {
        return commands.send(command)
                .doOnNext(position -> sessions.changed(caller.accountId(), position))
                .then();
    }
}
