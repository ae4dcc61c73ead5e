package io.plexichat.benchmarks.send;

import io.plexichat.kernel.key.KeyVault;
import io.plexichat.vault.PostgresKeyVault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Given to a server of the benchmark as one more source of its parts. */
@Configuration(proxyBeanMethods = false)
public class UnsealingConfiguration {
    @Bean
    @Primary
    KeyVault unsealingVault(PostgresKeyVault vault) {
        return new UnsealingVault(vault);
    }
}
