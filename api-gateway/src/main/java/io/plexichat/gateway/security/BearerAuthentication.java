package io.plexichat.gateway.security;

import io.plexichat.gateway.Caller;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;

/** Bearer tokens of every transport: signature, issuer, expiry, and the session still live. */
final class BearerAuthentication implements ReactiveAuthenticationManager {
    private final AccessTokens tokens;
    private final SessionChecks sessions;

    BearerAuthentication(AccessTokens tokens, SessionChecks sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication authentication) {
        return Mono.just(authentication)
                .ofType(BearerTokenAuthenticationToken.class)
                .flatMap(bearer -> {
                    Caller caller = tokens.verify(bearer.getToken());
                    return sessions.requireLive(caller).thenReturn(new CallerAuthentication(caller));
                });
    }
}
