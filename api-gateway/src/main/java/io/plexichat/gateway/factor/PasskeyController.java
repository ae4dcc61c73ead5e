package io.plexichat.gateway.factor;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.factor.FactorRequests.AddPasskeyRequest;
import io.plexichat.gateway.factor.FactorRequests.PasswordRequest;
import io.plexichat.gateway.factor.PasskeyResponses.AddedPasskeyResponse;
import io.plexichat.gateway.factor.PasskeyResponses.PasskeyOptionsResponse;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.input.PathIds;
import io.plexichat.gateway.security.FactorPolicy;
import io.plexichat.gateway.security.Needs;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.gateway.security.StepUp;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.factor.FactorCommand.EnrolPasskey;
import io.plexichat.kernel.factor.FactorCommand.OfferPasskey;
import io.plexichat.kernel.factor.FactorCommand.OfferedPasskey;
import io.plexichat.kernel.factor.FactorCommand.RemovePasskey;
import io.plexichat.kernel.factor.FactorRejections;
import io.plexichat.kernel.factor.PasskeyId;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** An account's own passkeys. */
@RestController
@Needs(Permission.OWN_ACCOUNT)
@RequestMapping(path = "/api/v1/me/factors/passkeys", produces = MediaType.APPLICATION_JSON_VALUE)
class PasskeyController {
    private final Commands commands;
    private final SessionChecks sessions;
    private final ServerTime time;
    private final FactorPolicy policy;
    private final StepUp stepUp;

    PasskeyController(Commands commands, SessionChecks sessions, ServerTime time, FactorPolicy policy, StepUp stepUp) {
        this.commands = commands;
        this.sessions = sessions;
        this.time = time;
        this.policy = policy;
        this.stepUp = stepUp;
    }

    @PostMapping("/offer")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<PasskeyOptionsResponse> offer(@AuthenticationPrincipal Caller caller) {
        stepUp.require(caller);
        return commands.send(new OfferPasskey(caller.accountId(), time.now()), OfferedPasskey.class)
                .map(receipt -> PasskeyOptionsResponse.of(receipt.result(), caller, policy.issuer()));
    }

    /** What was offered for a step-up needs none. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AddedPasskeyResponse> add(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        AddPasskeyRequest request = input.read(AddPasskeyRequest::read);
        PasskeyId passkey = new PasskeyId(UUID.randomUUID());
        return commands.send(new EnrolPasskey(
                        caller.accountId(),
                        passkey,
                        request.label(),
                        request.credential(),
                        caller.sessionId(),
                        time.now()))
                .doOnNext(position -> sessions.changed(caller.accountId(), position))
                .map(_ -> new AddedPasskeyResponse(passkey));
    }

    @DeleteMapping("/{passkeyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(
            @AuthenticationPrincipal Caller caller, @PathVariable String passkeyId, @RequestBody JsonInput input) {
        PasskeyId passkey = PathIds.parse(passkeyId, PasskeyId::new, FactorRejections.PASSKEY_NOT_FOUND);
        PasswordRequest request = input.read(PasswordRequest::read);
        return commands.send(new RemovePasskey(
                        caller.accountId(), passkey, request.password(), caller.sessionId(), time.now()))
                .doOnNext(position -> sessions.changed(caller.accountId(), position))
                .then();
    }
}
