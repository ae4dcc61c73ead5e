package io.plexichat.gateway.security;

import io.plexichat.gateway.Caller;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.rsocket.api.PayloadExchange;
import org.springframework.security.rsocket.api.PayloadInterceptor;
import org.springframework.security.rsocket.api.PayloadInterceptorChain;
import reactor.core.publisher.Mono;

/** A connection may outlive the session it was made in; no request on it may. */
final class LiveSessionInterceptor implements PayloadInterceptor {
    private final SessionChecks sessions;

    LiveSessionInterceptor(SessionChecks sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<Void> intercept(PayloadExchange exchange, PayloadInterceptorChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .mapNotNull(authentication -> authentication.getPrincipal())
                .ofType(Caller.class)
                .flatMap(sessions::requireLive)
                .then(chain.next(exchange));
    }
}
