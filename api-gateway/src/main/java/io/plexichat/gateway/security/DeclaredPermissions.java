package io.plexichat.gateway.security;

import io.plexichat.gateway.Caller;
import io.plexichat.kernel.access.Permission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/** Lets a call through to whom has the permission that its handler {@linkplain Needs declares}. What is no call needs an account. */
final class DeclaredPermissions implements ReactiveAuthorizationManager<AuthorizationContext> {
    private final Map<HttpMethod, List<Route>> routes = new HashMap<>();

    DeclaredPermissions(RequestMappingHandlerMapping mapping) {
        mapping.getHandlerMethods().forEach((info, handler) -> add(info, of(handler)));
        routes.values().forEach(each -> each.sort(Comparator.comparing(Route::path)));
    }

    private record Route(PathPattern path, Permission permission) {}

    /** Empty for one that is {@link Open}. */
    static Optional<Permission> of(HandlerMethod handler) {
        @Nullable Needs needs = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Needs.class);
        if (needs == null && AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Open.class)) {
            return Optional.empty();
        }
        if (needs == null) {
            needs = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class);
        }
        if (needs == null && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), Open.class)) {
            throw new IllegalStateException("Expected " + handler + " to declare a permission or to be open.");
        }
        return Optional.ofNullable(needs).map(Needs::value);
    }

    private void add(RequestMappingInfo info, Optional<Permission> needed) {
        Stream<HttpMethod> methods =
                info.getMethodsCondition().getMethods().stream().map(RequestMethod::asHttpMethod);
        methods.forEach(method -> info.getPatternsCondition()
                .getPatterns()
                .forEach(path -> needed.ifPresent(permission ->
                        routes.computeIfAbsent(method, _ -> new ArrayList<>()).add(new Route(path, permission)))));
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, AuthorizationContext context) {
        ServerHttpRequest request = context.getExchange().getRequest();
        return decide(authentication, caller -> needed(request).map(caller::may).orElse(true));
    }

    /** Nobody else than callers is let through. */
    static Mono<AuthorizationResult> decide(Mono<Authentication> authentication, Predicate<Caller> may) {
        return authentication
                .<AuthorizationResult>map(known ->
                        new AuthorizationDecision(known.getPrincipal() instanceof Caller caller && may.test(caller)))
                .defaultIfEmpty(new AuthorizationDecision(false));
    }

    private Optional<Permission> needed(ServerHttpRequest request) {
        HttpMethod method = HttpMethod.HEAD.equals(request.getMethod()) ? HttpMethod.GET : request.getMethod();
        PathContainer path = request.getPath().pathWithinApplication();
        for (Route route : routes.getOrDefault(method, List.of())) {
            if (route.path().matches(path)) {
                return Optional.of(route.permission());
            }
        }
        return Optional.empty();
    }
}
