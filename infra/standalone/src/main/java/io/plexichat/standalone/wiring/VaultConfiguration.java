package io.plexichat.standalone.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.command.LogPositions;
import io.plexichat.standalone.backend.Backends;
import io.plexichat.standalone.backend.KeySettings;
import io.plexichat.standalone.backend.PostgresAddress;
import io.plexichat.standalone.backend.PostgresPools;
import io.plexichat.vault.KeyProvider;
import io.plexichat.vault.PostgresKeyVault;
import io.plexichat.vault.provider.KeyProviders;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key vault, for who seals or opens. Its connections are not for others to inject. */
@Configuration(proxyBeanMethods = false)
public class VaultConfiguration {
    private static final String VAULT_CONNECTIONS = "vaultConnections";

    @Bean(name = VAULT_CONNECTIONS, defaultCandidate = false)
    HikariDataSource vaultConnections(ObjectProvider<Backends> backends, KeySettings settings) {
        PostgresAddress own = settings.address();
        PostgresAddress address = own == null ? backends.getObject().postgres() : own;
        return PostgresPools.blocking("vault", address, Backends.VAULT_CONNECTIONS);
    }

    @Bean(destroyMethod = "close")
    KeyProvider keyProvider(KeySettings settings, @Value("${plexichat.gateway.keys-directory}") Path keys) {
        return KeyProviders.open(settings.providerSettings(keys));
    }

    /** A vault is made for an empty log only: content that is there was sealed under keys that no new vault has. */
    @Bean(destroyMethod = "close")
    PostgresKeyVault keyVault(
            @Qualifier(VAULT_CONNECTIONS) DataSource connections,
            KeyProvider provider,
            KeySettings settings,
            ObjectProvider<LogPositions> positions,
            InstantSource clock) {
        return PostgresKeyVault.open(
                connections,
                provider,
                () -> positions.stream().anyMatch(log -> log.head() < 0),
                settings.cached(),
                clock.instant());
    }

    @Bean
    HealthIndicator keysHealthIndicator(PostgresKeyVault vault) {
        return () -> (vault.isAvailable() ? Health.up() : Health.down()).build();
    }
}
