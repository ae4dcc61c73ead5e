package io.plexichat.gateway.account;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.account.AccountRequests.ConfirmEmailRequest;
import io.plexichat.gateway.account.AccountRequests.OfferEmailRequest;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.security.Needs;
import io.plexichat.gateway.security.StepUp;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountCommand.ConfirmEmail;
import io.plexichat.kernel.account.AccountCommand.OfferEmail;
import io.plexichat.kernel.account.AccountCommand.RemoveEmailAddress;
import io.plexichat.kernel.account.EmailProofId;
import java.util.UUID;
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

/** The e-mail address of one's own account: given, then shown to be one's own, and removed. */
@RestController
@Needs(Permission.OWN_ACCOUNT)
@RequestMapping(path = "/api/v1/me/email", produces = MediaType.APPLICATION_JSON_VALUE)
class EmailController {
    private final Commands commands;
    private final ServerTime time;
    private final StepUp stepUp;

    EmailController(Commands commands, ServerTime time, StepUp stepUp) {
        this.commands = commands;
        this.time = time;
        this.stepUp = stepUp;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> offer(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        stepUp.require(caller);
        OfferEmailRequest request = input.read(OfferEmailRequest::read);
        EmailProofId proof = new EmailProofId(UUID.randomUUID());
        return commands.send(new OfferEmail(caller.accountId(), proof, request.email(), time.now()))
                .then();
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@AuthenticationPrincipal Caller caller) {
        stepUp.require(caller);
        return commands.send(new RemoveEmailAddress(caller.accountId(), time.now()))
                .then();
    }

    @PostMapping("/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> confirm(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        ConfirmEmailRequest request = input.read(ConfirmEmailRequest::read);
        return commands.send(new ConfirmEmail(caller.accountId(), request.code(), time.now()))
                .then();
    }
}
