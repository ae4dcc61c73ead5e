package io.plexichat.gateway.session;

import io.plexichat.gateway.Commands;
import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.security.Open;
import io.plexichat.gateway.security.RefreshToken;
import io.plexichat.gateway.security.SessionTokens;
import io.plexichat.gateway.security.SessionTokens.TokensResponse;
import io.plexichat.gateway.session.SessionRequests.StartPasskeySessionRequest;
import io.plexichat.gateway.session.SessionResponses.PasskeyLoginResponse;
import io.plexichat.kernel.session.LoginCommand.OfferPasskeyLogin;
import io.plexichat.kernel.session.LoginCommand.OfferedPasskeyLogin;
import io.plexichat.kernel.session.SessionCommand.StartSessionByPasskey;
import io.plexichat.kernel.session.SessionCommand.StartedSession;
import io.plexichat.kernel.session.SessionId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Hands out tokens for a passkey. No name is asked for: who has the passkey is in it. */
@RestController
@Open
@RequestMapping(path = "/api/v1/sessions/passkey", produces = MediaType.APPLICATION_JSON_VALUE)
class PasskeyLoginController {
    private final Commands commands;
    private final SessionTokens tokens;
    private final ServerTime time;
    private final GatewayProperties.Sessions lifetimes;

    PasskeyLoginController(Commands commands, SessionTokens tokens, ServerTime time, GatewayProperties properties) {
        this.commands = commands;
        this.tokens = tokens;
        this.time = time;
        this.lifetimes = properties.sessions();
    }

    @PostMapping("/offer")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<PasskeyLoginResponse> offer() {
        return commands.send(new OfferPasskeyLogin(time.now()), OfferedPasskeyLogin.class)
                .map(receipt -> PasskeyLoginResponse.of(receipt.result()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<TokensResponse> start(@RequestBody JsonInput input) {
        StartPasskeySessionRequest request = input.read(StartPasskeySessionRequest::read);
        RefreshToken refreshToken = RefreshToken.create(new SessionId(UUID.randomUUID()));
        Instant now = time.now();
        Instant expiresAt = lifetimes.limits().expiry(now, now);
        StartSessionByPasskey command = new StartSessionByPasskey(
                refreshToken.sessionId(), request.passkey(), refreshToken.hash(), request.device(), now, expiresAt);
        return commands.send(command, StartedSession.class)
                .map(receipt -> tokens.started(receipt, expiresAt, refreshToken, now));
    }
}
