package io.plexichat.gateway.security;

import io.plexichat.gateway.Caller;
import io.plexichat.kernel.session.SessionRejections;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;

/**
 * Bearer tokens of every transport: of an access token signature, issuer and expiry, of an API token that there is such a one; the session or token
 * still live, the roles as they are, and no second factor that is to be enrolled first.
 */
final class BearerAuthentication implements ReactiveAuthenticationManager {
    private final AccessTokens tokens;
    private final ApiTokens apiTokens;
    private final SessionChecks sessions;

    private final boolean forEnrolment;

    BearerAuthentication(AccessTokens tokens, ApiTokens apiTokens, SessionChecks sessions) {
        this(tokens, apiTokens, sessions, /* forEnrolment= */ false);
    }

    private BearerAuthentication(
            AccessTokens tokens, ApiTokens apiTokens, SessionChecks sessions, boolean forEnrolment) {
        this.tokens = tokens;
        this.apiTokens = apiTokens;
        this.sessions = sessions;
        this.forEnrolment = forEnrolment;
    }

    /** For what may be called before a second factor is enrolled. */
    BearerAuthentication forEnrolment() {
        return new BearerAuthentication(tokens, apiTokens, sessions, /* forEnrolment= */ true);
    }

    @Override
    public Mono<Authentication> authenticate(Authentication authentication) {
        return Mono.just(authentication)
                .ofType(BearerTokenAuthenticationToken.class)
                .flatMap(bearer -> verify(bearer.getToken()))
                .flatMap(sessions::current)
                .map(this::admitted);
    }

    private Mono<Caller> verify(String token) {
        return ApiToken.isMeant(token) ? apiTokens.verify(token) : tokens.verify(token);
    }

    private Authentication admitted(Caller caller) {
        if (caller.mustEnrol() && !forEnrolment) {
            throw SessionRejections.ENROLMENT_REQUIRED.because(
                    "Expected a second factor, but there is none. Enrol one, then refresh the session.");
        }
        return new CallerAuthentication(caller);
    }
}
