package io.plexichat.gateway.security;

import io.plexichat.gateway.ClientAddresses;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.kernel.ephemeral.EphemeralState;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import({HttpSecurityConfiguration.class, RSocketSecurityConfiguration.class})
@EnableConfigurationProperties(FactorPolicy.class)
public class SecurityConfiguration {
    private static final int ADDRESS_KEY_BYTES = 32;

    @Bean
    KeyFiles keyFiles(GatewayProperties properties) {
        return new KeyFiles(properties.keysDirectory());
    }

    @Bean
    ClientAddresses clientAddresses(KeyFiles files, GatewayProperties properties) {
        byte[] addressKey = files.readOrCreate("client-address.key", () -> {
            byte[] key = new byte[ADDRESS_KEY_BYTES];
            new SecureRandom().nextBytes(key);
            return key;
        });
        return new ClientAddresses(addressKey, properties.trustedProxies());
    }

    @Bean
    SessionTokens sessionTokens(AccessTokens accessTokens, FactorPolicy factors, GatewayProperties properties) {
        return new SessionTokens(accessTokens, factors, properties.sessions());
    }

    @Bean
    TokenKeys tokenKeys(KeyFiles files, GatewayProperties properties, InstantSource time) {
        GatewayProperties.Sessions sessions = properties.sessions();
        return new TokenKeys(files, time, sessions.rotateKeysEvery(), sessions.accessToken());
    }

    @Bean
    AccessTokens accessTokens(TokenKeys keys, GatewayProperties properties, InstantSource time) {
        return new AccessTokens(keys, properties.sessions().issuer(), time);
    }

    @Bean
    SessionChecks sessionChecks(
            Queries queries,
            ServerTime time,
            FactorPolicy factors,
            GatewayProperties properties,
            EphemeralState state) {
        return new SessionChecks(queries, time, new CurrentRoles(factors), properties.sessions(), state.topics());
    }

    @Bean
    StepUp stepUp(ServerTime time, GatewayProperties properties) {
        return new StepUp(time, properties.sessions().stepUpWithin());
    }

    @Bean
    ApiTokens apiTokens(Queries queries, Commands commands, ServerTime time, GatewayProperties properties) {
        return new ApiTokens(queries, commands, time, properties.sessions().recheck());
    }

    @Bean
    BearerAuthentication bearerAuthentication(AccessTokens tokens, ApiTokens apiTokens, SessionChecks sessions) {
        return new BearerAuthentication(tokens, apiTokens, sessions);
    }
}
