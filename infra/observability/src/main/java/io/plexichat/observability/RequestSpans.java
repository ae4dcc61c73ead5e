package io.plexichat.observability;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** A span for each request to the API. What comes after finds it as if the client had sent it: in the header {@code traceparent}. */
final class RequestSpans implements WebFilter, Ordered {
    private static final String HEADER = "traceparent";
    private static final String API = "/api/";

    private final Tracer tracer;

    RequestSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!request.getPath().value().startsWith(API)) {
            return chain.filter(exchange);
        }
        return Mono.defer(() -> {
            Span span = start(request);
            @Nullable
            String traceparent = MessageContext.traceparent(Context.root().with(span));
            ServerWebExchange traced = exchange.mutate()
                    .request(mutated -> mutated.headers(headers -> headers.set(HEADER, traceparent)))
                    .build();
            return chain.filter(traced).doFinally(signal -> end(span, traced, signal));
        });
    }

    private Span start(ServerHttpRequest request) {
        return tracer.spanBuilder(request.getMethod().name())
                .setSpanKind(SpanKind.SERVER)
                .setParent(MessageContext.of(request.getHeaders().getFirst(HEADER)))
                .setAttribute("http.request.method", request.getMethod().name())
                .startSpan();
    }

    private static void end(Span span, ServerWebExchange exchange, SignalType signal) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        if (status != null) {
            span.setAttribute("http.response.status_code", status.value());
        }
        if (signal == SignalType.ON_ERROR || (status != null && status.is5xxServerError())) {
            span.setStatus(StatusCode.ERROR);
        }
        Object route = exchange.getAttribute("org.springframework.web.reactive.HandlerMapping.bestMatchingPattern");
        if (route != null) {
            span.setAttribute("http.route", route.toString());
            span.updateName(exchange.getRequest().getMethod().name() + " " + route);
        }
        span.end();
    }
}
