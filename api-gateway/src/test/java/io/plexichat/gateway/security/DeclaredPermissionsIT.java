package io.plexichat.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.gateway.openapi.OpenApi;
import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.bot.ApiTokenScopes;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.messaging.handler.HandlerMethod;
import org.springframework.messaging.rsocket.annotation.support.RSocketMessageHandler;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** No call without a permission, and none that lets others through. */
class DeclaredPermissionsIT extends GatewayContract {
    /** Whoever may call them, may so without telling who it is. */
    private static final Set<String> OPEN = Set.of(
            "GET /.well-known/jwks.json",
            "GET /api/v1/realtime",
            "GET /openapi.json",
            "GET /rsocket",
            "POST /api/v1/accounts",
            "POST /api/v1/recoveries",
            "POST /api/v1/recoveries/complete",
            "POST /api/v1/sessions",
            "POST /api/v1/sessions/email-code",
            "POST /api/v1/sessions/passkey",
            "POST /api/v1/sessions/passkey/offer",
            "POST /api/v1/sessions/refresh");

    @Autowired
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private RSocketMessageHandler rsocket;

    @Test
    void shouldBeDeclaredByEveryCall() {
        Map<String, Optional<Permission>> declared = declared();
        assertThat(declared).hasSizeGreaterThan(60);
        Set<String> open = new TreeSet<>(declared.keySet());
        open.removeIf(call -> !Optional.empty().equals(declared.get(call)));
        assertThat(open).isEqualTo(new TreeSet<>(OPEN));
    }

    @Test
    void shouldBeDeclaredByEveryRouteOfRSocket() {
        Set<HandlerMethod> routes =
                rsocket.getHandlerMethods().values().stream().collect(Collectors.toSet());
        assertThat(routes).hasSizeGreaterThanOrEqualTo(4);
        assertThat(routes).allSatisfy(route -> {
            Needs needs = Objects.requireNonNull(needs(route), () -> "Expected a permission of " + route);
            // What every request on a connection is asked for.
            Permission permission = needs.value();
            assertThat(permission == LiveSessionInterceptor.NEEDED || permission.scope() == Permission.Scope.CHANNEL)
                    .isTrue();
        });
    }

    /** As each role, every call: refused exactly where the role does not have what is declared. */
    @Test
    void shouldLetThroughWhoHasItAndNobodyElse() {
        Map<String, Optional<Permission>> declared = declared();
        for (ServerRole role : ServerRole.values()) {
            for (OpenApi.Operation operation : OpenApi.served(http).operations()) {
                Permission needed = Objects.requireNonNull(declared.get(operation.toString()))
                        .orElse(null);
                if (needed == null || operation.path().equals("/api/v1/events")) {
                    continue;
                }
                boolean may = Access.decide(Access.of(Set.of(role)), needed).isGranted();
                assertThat(status(operation, role) == HttpStatus.FORBIDDEN.value())
                        .as("%s refused as %s", operation, role)
                        .isEqualTo(!may);
            }
        }
    }

    /** By a token with one scope each, of a bot that may everything: never more than the scope, whatever the roles allow. */
    @Test
    void shouldLetATokenDoWhatItsScopeSaysAndNothingElse() {
        Map<String, Optional<Permission>> declared = declared();
        for (Permission scope : Permission.values()) {
            if (!ApiTokenScopes.mayBeGiven(scope)) {
                continue;
            }
            Set<Permission> whole = ApiTokenScopes.whole(Set.of(scope));
            String token = fake.bots()
                    .issue(
                            new ApiTokenId(UUID.randomUUID()),
                            time.instant().plus(Duration.ofDays(1)),
                            Set.of(ServerRole.ADMIN),
                            scope);
            for (OpenApi.Operation operation : OpenApi.served(http).operations()) {
                Permission needed = Objects.requireNonNull(declared.get(operation.toString()))
                        .orElse(null);
                if (needed == null || operation.path().equals("/api/v1/events")) {
                    continue;
                }
                int status = status(operation, with(token));
                if (!whole.contains(needed)) {
                    assertThat(status)
                            .as("%s refused with %s", operation, scope)
                            .isEqualTo(403);
                } else {
                    // What the call does may need more.
                    assertThat(status).as("%s with %s", operation, scope).isNotEqualTo(401);
                }
            }
        }
    }

    @Test
    void shouldCoverServerSentEvents() {
        as(ServerRole.OPERATOR)
                .get()
                .uri("/api/v1/events")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("request.forbidden");
    }

    /** A bad body comes after the permission, so it does no harm. */
    private int status(OpenApi.Operation operation, ServerRole role) {
        return status(operation, as(role));
    }

    private static int status(OpenApi.Operation operation, WebTestClient client) {
        String path = operation.path().replaceAll("\\{[a-zA-Z]+}", Samples.BOB.toString());
        return client.method(HttpMethod.valueOf(operation.method()))
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("[]")
                .exchange()
                .returnResult(byte[].class)
                .getStatus()
                .value();
    }

    private static @Nullable Needs needs(HandlerMethod route) {
        Needs own = AnnotatedElementUtils.findMergedAnnotation(route.getMethod(), Needs.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(route.getBeanType(), Needs.class);
    }

    private Map<String, Optional<Permission>> declared() {
        Map<String, Optional<Permission>> declared = new TreeMap<>();
        mapping.getHandlerMethods()
                .forEach((info, handler) -> info.getPatternsCondition()
                        .getPatterns()
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> declared.put(
                                        method + " " + path.getPatternString(), DeclaredPermissions.of(handler)))));
        return declared;
    }
}
