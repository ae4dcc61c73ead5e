package io.plexichat.gateway.problem;

import io.plexichat.gateway.RequestContext;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Answers every HTTP error: those of controllers, of security, of routing and of the framework. */
public final class ProblemHandler implements WebExceptionHandler, Ordered {
    private static final int BEFORE_SPRING_BOOT = -10;
    /** Where nobody knows better. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Problems problems;

    public ProblemHandler(Problems problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return BEFORE_SPRING_BOOT;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(thrown);
        }
        @Nullable RequestContext context = exchange.getAttribute(RequestContext.class.getName());
        Problem problem = problems.of(thrown, context);
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        HttpHeaders headers = response.getHeaders();
        headers.remove(HttpHeaders.LOCATION);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (thrown instanceof MethodNotAllowedException wrong) {
            headers.setAllow(wrong.getSupportedMethods());
        }
        switch (problem.status()) {
            case 401 -> headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"plexichat\"");
            case 429, 503 -> headers.set(HttpHeaders.RETRY_AFTER, seconds(problem));
            default -> {}
        }
        byte[] body = problems.bytes(problem);
        headers.setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** Rounded up: who comes a moment too early has to wait again. */
    private static String seconds(Problem problem) {
        Duration wait = Objects.requireNonNullElse(problem.retryAfter(), RETRY_AFTER);
        return Long.toString(wait.plusNanos(999_999_999).toSeconds());
    }
}
