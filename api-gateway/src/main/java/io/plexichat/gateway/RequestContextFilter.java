package io.plexichat.gateway;

import static io.plexichat.gateway.ApiHeaders.MIN_POSITION;
import static io.plexichat.gateway.ApiHeaders.POSITION;

import io.plexichat.gateway.input.Values;
import io.plexichat.kernel.CommonRejections;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Puts the {@link RequestContext} of an HTTP request in place, and its position into the answer. Before security, which asks queries too. */
final class RequestContextFilter implements WebFilter, Ordered {
    private static final int BEFORE_SECURITY = -200;
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final ClientAddresses addresses;

    RequestContextFilter(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public int getOrder() {
        return BEFORE_SECURITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        RequestContext context = new RequestContext(
                Traceparent.from(request.getHeaders().getFirst("traceparent")),
                addresses.hash(request.getRemoteAddress(), request.getHeaders().getOrEmpty(FORWARDED_FOR)),
                minPosition(request.getHeaders().getFirst(MIN_POSITION)));
        exchange.getAttributes().put(RequestContext.class.getName(), context);
        exchange.getResponse().beforeCommit(() -> {
            context.answeredPosition()
                    .ifPresent(position -> exchange.getResponse().getHeaders().set(POSITION, Long.toString(position)));
            return Mono.empty();
        });
        return chain.filter(exchange).contextWrite(context::putInto);
    }

    private static long minPosition(@Nullable String header) {
        if (header == null) {
            return -1;
        }
        return Values.position(header)
                .orElseThrow(() -> CommonRejections.invalid(
                        MIN_POSITION, "invalid-format", "Expected a position, a non-negative integer."));
    }
}
