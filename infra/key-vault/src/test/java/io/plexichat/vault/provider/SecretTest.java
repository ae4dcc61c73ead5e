package io.plexichat.vault.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void isNotTold() {
        Secret secret = new Secret("opensesame");

        assertThat(secret).hasToString("***");
        assertThat(new KeyProviderSettings.Local(Path.of("keys"), secret).toString())
                .doesNotContain("opensesame");
        assertThat(new KeyProviderSettings.Pkcs11(Path.of("/library"), 1L, null, secret).toString())
                .doesNotContain("opensesame");
        assertThat(new KeyProviderSettings.Transit(URI.create("https://vault.example"), "transit", "key", secret)
                        .toString())
                .doesNotContain("opensesame");
    }
}
