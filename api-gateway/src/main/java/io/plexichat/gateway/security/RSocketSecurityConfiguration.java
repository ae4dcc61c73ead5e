package io.plexichat.gateway.security;

import io.plexichat.gateway.problem.PassErrorsOn;
import io.plexichat.gateway.problem.ProblemSocketAcceptor;
import io.plexichat.gateway.problem.Problems;
import io.rsocket.SocketAcceptor;
import java.util.List;
import org.springframework.boot.rsocket.autoconfigure.RSocketMessageHandlerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authorization.AuthenticatedReactiveAuthorizationManager;
import org.springframework.security.messaging.handler.invocation.reactive.AuthenticationPrincipalArgumentResolver;
import org.springframework.security.rsocket.authentication.AuthenticationPayloadExchangeConverter;
import org.springframework.security.rsocket.authentication.AuthenticationPayloadInterceptor;
import org.springframework.security.rsocket.authorization.AuthorizationPayloadInterceptor;
import org.springframework.security.rsocket.core.PayloadSocketAcceptorInterceptor;
import org.springframework.util.MimeTypeUtils;

/** A connection is made with an access token; each request on it needs its session still live. */
@Configuration(proxyBeanMethods = false)
class RSocketSecurityConfiguration {
    @Bean
    PayloadSocketAcceptorInterceptor rsocketSecurity(
            ReactiveAuthenticationManager bearer, SessionChecks sessions, Problems problems) {
        AuthenticationPayloadInterceptor authentication = new AuthenticationPayloadInterceptor(bearer);
        authentication.setAuthenticationConverter(new AuthenticationPayloadExchangeConverter());
        AuthorizationPayloadInterceptor authorization =
                new AuthorizationPayloadInterceptor(AuthenticatedReactiveAuthorizationManager.authenticated());
        PayloadSocketAcceptorInterceptor interceptor =
                new PayloadSocketAcceptorInterceptor(
                        List.of(authentication, authorization, new LiveSessionInterceptor(sessions))) {
                    @Override
                    public SocketAcceptor apply(SocketAcceptor acceptor) {
                        return new ProblemSocketAcceptor(super.apply(acceptor), problems);
                    }
                };
        interceptor.setDefaultDataMimeType(MimeTypeUtils.APPLICATION_JSON);
        return interceptor;
    }

    @Bean
    RSocketMessageHandlerCustomizer rsocketHandlers() {
        return handler -> {
            handler.getArgumentResolverConfigurer().addCustomResolver(new AuthenticationPrincipalArgumentResolver());
            handler.registerMessagingAdvice(new PassErrorsOn());
        };
    }
}
