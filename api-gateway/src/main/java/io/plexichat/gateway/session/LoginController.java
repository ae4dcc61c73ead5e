package io.plexichat.gateway.session;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.Receipt;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.security.Needs;
import io.plexichat.gateway.security.Open;
import io.plexichat.gateway.security.RefreshToken;
import io.plexichat.gateway.security.SessionChecks;
import io.plexichat.gateway.security.SessionTokens;
import io.plexichat.gateway.security.SessionTokens.StepUpResponse;
import io.plexichat.gateway.security.SessionTokens.TokensResponse;
import io.plexichat.gateway.session.SessionRequests.OfferLoginCodeRequest;
import io.plexichat.gateway.session.SessionRequests.RefreshSessionRequest;
import io.plexichat.gateway.session.SessionRequests.StartSessionRequest;
import io.plexichat.gateway.session.SessionRequests.StepUpRequest;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.EmailProofId;
import io.plexichat.kernel.factor.PasskeyAssertion;
import io.plexichat.kernel.session.LoginCommand.OfferLoginCode;
import io.plexichat.kernel.session.SessionCommand.LiveSession;
import io.plexichat.kernel.session.SessionCommand.ProveSession;
import io.plexichat.kernel.session.SessionCommand.ProveSessionByPasskey;
import io.plexichat.kernel.session.SessionCommand.RefreshOutcome;
import io.plexichat.kernel.session.SessionCommand.RefreshSession;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionCommand.StartedSession;
import io.plexichat.kernel.session.SessionId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Hands out tokens. */
@RestController
@RequestMapping(path = "/api/v1/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
class LoginController {
    private final Commands commands;
    private final SessionTokens tokens;
    private final SessionChecks sessions;
    private final ServerTime time;
    private final GatewayProperties.Sessions lifetimes;

    LoginController(
            Commands commands,
            SessionTokens tokens,
            SessionChecks sessions,
            ServerTime time,
            GatewayProperties properties) {
        this.commands = commands;
        this.tokens = tokens;
        this.sessions = sessions;
        this.time = time;
        this.lifetimes = properties.sessions();
    }

    @Open
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<TokensResponse> start(@RequestBody JsonInput input) {
        StartSessionRequest request = input.read(StartSessionRequest::read);
        RefreshToken refreshToken = RefreshToken.create(new SessionId(UUID.randomUUID()));
        Instant now = time.now();
        Instant expiresAt = lifetimes.limits().expiry(now, now);
        StartSession command = new StartSession(
                refreshToken.sessionId(),
                request.username(),
                request.password(),
                request.code(),
                refreshToken.hash(),
                request.device(),
                now,
                expiresAt);
        return commands.send(command, StartedSession.class)
                .map(receipt -> tokens.started(receipt, expiresAt, refreshToken, now));
    }

    @Open
    @PostMapping("/email-code")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> mailCode(@RequestBody JsonInput input) {
        OfferLoginCodeRequest request = input.read(OfferLoginCodeRequest::read);
        EmailProofId proof = new EmailProofId(UUID.randomUUID());
        return commands.send(new OfferLoginCode(proof, request.username(), request.password(), time.now()))
                .then();
    }

    @Needs(Permission.OWN_ACCOUNT)
    @PostMapping("/current/step-up")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<StepUpResponse> stepUp(@AuthenticationPrincipal Caller caller, @RequestBody JsonInput input) {
        StepUpRequest request = input.read(StepUpRequest::read);
        Instant now = time.now();
        PasskeyAssertion passkey = request.passkey();
        Object command = passkey == null
                ? new ProveSession(caller.sessionId(), caller.accountId(), request.password(), request.code(), now)
                : new ProveSessionByPasskey(caller.sessionId(), caller.accountId(), passkey, now);
        return commands.send(command, LiveSession.class)
                .map(receipt -> tokens.steppedUp(receipt.result(), receipt.position(), caller.sessionId(), now));
    }

    @Open
    @PostMapping("/refresh")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<TokensResponse> refresh(@RequestBody JsonInput input) {
        RefreshToken presented = input.read(RefreshSessionRequest::read).parsed();
        RefreshToken next = RefreshToken.create(presented.sessionId());
        Instant now = time.now();
        RefreshSession command =
                new RefreshSession(presented.sessionId(), presented.hash(), next.hash(), now, lifetimes.limits());
        return commands.send(command, RefreshOutcome.class).map(receipt -> refreshed(receipt, next, now));
    }

    private TokensResponse refreshed(Receipt<RefreshOutcome> receipt, RefreshToken next, Instant now) {
        LiveSession session = receipt.result().session();
        if (session == null) {
            // The refusal may have ended the session.
            sessions.changed(next.sessionId(), receipt.position());
            throw RefreshToken.refused();
        }
        return tokens.refreshed(session, receipt.position(), next, now);
    }
}
