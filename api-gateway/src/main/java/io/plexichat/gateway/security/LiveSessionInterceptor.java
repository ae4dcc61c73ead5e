package io.plexichat.gateway.security;

import io.plexichat.gateway.Caller;
import io.plexichat.kernel.access.Permission;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.rsocket.api.PayloadExchange;
import org.springframework.security.rsocket.api.PayloadInterceptor;
import org.springframework.security.rsocket.api.PayloadInterceptorChain;
import reactor.core.publisher.Mono;

/** A connection may outlive the session it was made in, and roles that the account had then; no request on it may. */
final class LiveSessionInterceptor implements PayloadInterceptor {
    /** Of every route: all are about channels. */
    static final Permission NEEDED = Permission.CHAT;

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
                .flatMap(sessions::current)
                .doOnNext(caller -> caller.require(NEEDED, () -> "Expected to call by RSocket"))
                .map(CallerAuthentication::new)
                .singleOptional()
                .flatMap(now -> now.map(ReactiveSecurityContextHolder::withAuthentication)
                        .map(context -> chain.next(exchange).contextWrite(context))
                        .orElseGet(() -> chain.next(exchange)));
    }
}
