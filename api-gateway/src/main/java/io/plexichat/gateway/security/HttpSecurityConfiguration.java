package io.plexichat.gateway.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.matchers;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import io.plexichat.gateway.ApiHeaders;
import io.plexichat.gateway.GatewayProperties;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.access.Permission;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CorsSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Mono;

/** What may be called without an access token, and how the rest is protected. Errors go on to the one place that answers them. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class HttpSecurityConfiguration {
    private static final String[] OPEN_FILES = {
        "/openapi.json",
        "/.well-known/jwks.json",
        "/actuator/health",
        "/actuator/health/**",
        "/admin/projections",
        "/admin/assets/*",
        "/client/*",
        "/",
        "/chat/**",
        "/recover",
        "/recover/*",
        "/look/*"
    };
    private static final ServerWebExchangeMatcher OPEN = matchers(
            pathMatchers(GET, OPEN_FILES),
            pathMatchers(HEAD, OPEN_FILES),
            pathMatchers(
                    POST,
                    "/api/v1/accounts",
                    "/api/v1/sessions",
                    "/api/v1/sessions/email-code",
                    "/api/v1/sessions/passkey",
                    "/api/v1/sessions/passkey/offer",
                    "/api/v1/sessions/refresh",
                    "/api/v1/recoveries",
                    "/api/v1/recoveries/complete"));

    /** What a session may do before its account has the second factor that it must have. */
    private static final ServerWebExchangeMatcher ENROLMENT = matchers(
            pathMatchers("/api/v1/me/factors", "/api/v1/me/factors/**"),
            pathMatchers(GET, "/api/v1/me"),
            pathMatchers(POST, "/api/v1/sessions/current/step-up"),
            pathMatchers(DELETE, "/api/v1/sessions/current"));

    /** Of the filters none: three for each request, which a WebSocket keeps as long as it is open, and which say nothing that the request does not. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityWebFilterChain securityFilters(
            ServerHttpSecurity http,
            BearerAuthentication bearer,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            GatewayProperties properties) {
        ReactiveAuthenticationManager forEnrolment = bearer.forEnrolment();
        return http.csrf(CsrfSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .httpBasic(HttpBasicSpec::disable)
                .logout(LogoutSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .cors(cors -> cors(cors, properties.allowedOrigins()))
                .headers(HttpSecurityConfiguration::headers)
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(exchange ->
                                ENROLMENT.matches(exchange).map(match -> match.isMatch() ? forEnrolment : bearer))
                        .bearerTokenConverter(bearerTokens())
                        .authenticationEntryPoint((_, refused) -> Mono.error(refused)))
                .exceptionHandling(errors -> errors.authenticationEntryPoint((_, refused) -> Mono.error(refused))
                        .accessDeniedHandler((_, denied) -> Mono.error(denied)))
                .authorizeExchange(exchanges -> exchanges
                        .matchers(OPEN)
                        .permitAll()
                        // A frame says who is there.
                        .pathMatchers(GET, "/api/v1/realtime", "/rsocket")
                        .permitAll()
                        .pathMatchers("/actuator/**")
                        .access((authentication, _) -> DeclaredPermissions.decide(
                                authentication, caller -> caller.may(Permission.SEE_METRICS)))
                        .anyExchange()
                        .access(new DeclaredPermissions(mapping)))
                .build();
    }

    @Bean
    ServerExchangeRejectedHandler rejectedByFirewall() {
        return (_, _) -> Mono.error(CommonRejections.MALFORMED_REQUEST.because(
                "Expected a plain request, but its path, a header or its method is not allowed."));
    }

    /** What is open stays open with a token that is over, such as a refresh by a client that adds it to everything. */
    private static ServerAuthenticationConverter bearerTokens() {
        ServerBearerTokenAuthenticationConverter converter = new ServerBearerTokenAuthenticationConverter();
        return exchange ->
                OPEN.matches(exchange).flatMap(match -> match.isMatch() ? Mono.empty() : converter.convert(exchange));
    }

    private static void headers(HeaderSpec headers) {
        headers.frameOptions(frame -> frame.mode(Mode.DENY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"));
    }

    private static void cors(CorsSpec cors, List<String> allowedOrigins) {
        if (allowedOrigins.isEmpty()) {
            cors.disable();
            return;
        }
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(allowedOrigins);
        allowed.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        allowed.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION,
                HttpHeaders.CONTENT_TYPE,
                ApiHeaders.MIN_POSITION,
                "Last-Event-ID",
                "traceparent"));
        allowed.setExposedHeaders(List.of(
                ApiHeaders.POSITION, ApiHeaders.PASSWORD_STRENGTH, HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER));
        allowed.setMaxAge(Duration.ofHours(1));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", allowed);
        cors.configurationSource(source);
    }
}
