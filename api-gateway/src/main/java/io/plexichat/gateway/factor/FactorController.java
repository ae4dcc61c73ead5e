package io.plexichat.gateway.factor;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.factor.FactorRequests.ConfirmTotpRequest;
import io.plexichat.gateway.factor.FactorRequests.PasswordRequest;
import io.plexichat.gateway.factor.FactorResponses.BackupCodesResponse;
import io.plexichat.gateway.factor.FactorResponses.FactorsResponse;
import io.plexichat.gateway.factor.FactorResponses.OfferedTotpResponse;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.security.FactorPolicy;
import io.plexichat.gateway.security.Needs;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.gateway.security.StepUp;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.factor.FactorCommand.ConfirmTotp;
import io.plexichat.kernel.factor.FactorCommand.IssueBackupCodes;
import io.plexichat.kernel.factor.FactorCommand.IssuedBackupCodes;
import io.plexichat.kernel.factor.FactorCommand.OfferTotp;
import io.plexichat.kernel.factor.FactorCommand.OfferedTotp;
import io.plexichat.kernel.factor.FactorCommand.RemoveFactors;
import io.plexichat.kernel.factor.FactorQuery.GetFactors;
import io.plexichat.kernel.factor.FactorsView;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** An account's own second factors. */
@RestController
@Needs(Permission.OWN_ACCOUNT)
@RequestMapping(path = "/api/v1/me/factors", produces = MediaType.APPLICATION_JSON_VALUE)
class FactorController {
    private final Commands commands;
    private final Queries queries;
    private final SessionChecks sessions;
    private final ServerTime time;
    private final FactorPolicy policy;
    private final StepUp stepUp;

    FactorController(
            Commands commands,
            Queries queries,
            SessionChecks sessions,
            ServerTime time,
            FactorPolicy policy,
            StepUp stepUp) {
        this.commands = commands;
        this.queries = queries;
        this.sessions = sessions;
        this.time = time;
        this.policy = policy;
        this.stepUp = stepUp;
    }

    @GetMapping
    Mono<FactorsResponse> list(@AuthenticationPrincipal Caller caller) {
        return queries.ask(new GetFactors(caller.accountId()), FactorsView.class)
                .map(view -> FactorsResponse.of(view, policy.isRequired(caller.roles()), policy.emailCodes()));
    }

    @PostMapping("/totp")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<OfferedTotpResponse> offer(@AuthenticationPrincipal Caller caller) {
        stepUp.require(caller);
        return commands.send(new OfferTotp(caller.accountId(), time.now()), OfferedTotp.class)
                .map(receipt -> Enrolments.of(receipt.result().secret(), caller.username(), policy.issuer()));
    }

    @PostMapping("/totp/confirm")
    Mono<BackupCodesResponse> confirm(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        ConfirmTotpRequest request = input.read(ConfirmTotpRequest::read);
        return commands.send(
                        new ConfirmTotp(caller.accountId(), request.code(), caller.sessionId(), time.now()),
                        IssuedBackupCodes.class)
                .doOnNext(receipt -> sessions.changed(caller.accountId(), receipt.position()))
                .map(receipt -> BackupCodesResponse.of(receipt.result()));
    }

    @DeleteMapping("/totp")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        PasswordRequest request = input.read(PasswordRequest::read);
        RemoveFactors command =
                new RemoveFactors(caller.accountId(), request.password(), caller.sessionId(), time.now());
        return commands.send(command)
                .doOnNext(position -> sessions.changed(caller.accountId(), position))
                .then();
    }

    @PostMapping("/backup-codes")
    Mono<BackupCodesResponse> issue(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        PasswordRequest request = input.read(PasswordRequest::read);
        return commands.send(
                        new IssueBackupCodes(caller.accountId(), request.password(), time.now()),
                        IssuedBackupCodes.class)
                .map(receipt -> BackupCodesResponse.of(receipt.result()));
    }
}
