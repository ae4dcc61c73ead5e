package io.plexichat.gateway;

import io.plexichat.gateway.erasure.ErasureProperties;
import io.plexichat.gateway.input.JsonInputDecoder;
import io.plexichat.gateway.input.QueryInputResolver;
import io.plexichat.gateway.presence.PresenceProperties;
import io.plexichat.gateway.problem.ProblemHandler;
import io.plexichat.gateway.problem.Problems;
import io.plexichat.gateway.problem.UndecodableRequests;
import java.time.InstantSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.rsocket.messaging.RSocketStrategiesCustomizer;
import org.springframework.boot.rsocket.server.RSocketServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway. It takes Axon's buses and a clock from outside; Spring Boot brings the HTTP and RSocket servers. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties({GatewayProperties.class, ErasureProperties.class, PresenceProperties.class})
public class GatewayConfiguration {
    /** Not Spring Boot's, so that no setting of the server changes the API. */
    @Bean(defaultCandidate = false)
    JsonMapper apiJson() {
        return ApiJson.create();
    }

    @Bean
    ServerTime serverTime(InstantSource source) {
        return new ServerTime(source);
    }

    @Bean
    CommandExecutors commandExecutors(GatewayProperties properties) {
        return new CommandExecutors(properties.commands());
    }

    @Bean
    Commands commands(CommandBus bus, CommandExecutors executors) {
        return new Commands(bus, executors);
    }

    @Bean
    Queries queries(QueryBus bus) {
        return new Queries(bus);
    }

    @Bean
    Provisioning provisioning(Commands commands, ServerTime time) {
        return new Provisioning(commands, time);
    }

    @Bean
    RequestContextFilter requestContextFilter(ClientAddresses addresses) {
        return new RequestContextFilter(addresses);
    }

    @Bean
    Problems problems(@Qualifier("apiJson") JsonMapper json) {
        return new Problems(json);
    }

    @Bean
    ProblemHandler problemHandler(Problems problems) {
        return new ProblemHandler(problems);
    }

    @Bean
    UndecodableRequests undecodableRequests(Problems problems) {
        return new UndecodableRequests(problems);
    }

    @Bean
    WebFluxConfigurer apiCodecs(@Qualifier("apiJson") JsonMapper json, GatewayProperties properties) {
        return new WebFluxConfigurer() {
            @Override
            public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
                codecs.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(json));
                codecs.customCodecs().register(decoder(properties));
            }

            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(new QueryInputResolver());
            }
        };
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    RSocketStrategiesCustomizer apiRSocketCodecs(@Qualifier("apiJson") JsonMapper json, GatewayProperties properties) {
        return strategies -> strategies.encoder(new JacksonJsonEncoder(json)).decoder(decoder(properties));
    }

    @Bean
    RSocketServerCustomizer rsocketLimits(GatewayProperties properties) {
        return server -> server.maxInboundPayloadSize(properties.maxRSocketFrame());
    }

    private static JsonInputDecoder decoder(GatewayProperties properties) {
        return new JsonInputDecoder(Math.toIntExact(properties.maxBody().toBytes()));
    }
}
