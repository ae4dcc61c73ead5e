package io.plexichat.vault.provider;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class LocalKeyProviderTest {
    static final Secret PASSPHRASE = new Secret("correct horse battery staple");
    /** As little as Argon2id takes. */
    static final Argon2id CHEAP = new Argon2id(8, 1, 1);

    @TempDir
    Path directory;

    @Nested
    class WithoutPassphrase extends KeyProviderContract {
        @Override
        LocalKeyProvider open() {
            return LocalKeyProvider.open(new KeyProviderSettings.Local(directory, null));
        }

        @Override
        List<String> secrets() {
            return Keystores.keys(directory);
        }
    }

    @Nested
    class WithPassphrase extends KeyProviderContract {
        @Override
        LocalKeyProvider open() {
            return LocalKeyProvider.open(new KeyProviderSettings.Local(directory, PASSPHRASE), CHEAP);
        }

        @Override
        List<String> secrets() {
            return List.of(PASSPHRASE.value());
        }
    }
}
