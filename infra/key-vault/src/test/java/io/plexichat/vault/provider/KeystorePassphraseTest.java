package io.plexichat.vault.provider;

import static io.plexichat.vault.provider.LocalKeyProviderTest.CHEAP;
import static io.plexichat.vault.provider.LocalKeyProviderTest.PASSPHRASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.vault.KeyProvider;
import io.plexichat.vault.WrappedKey;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A keystore and its passphrase. */
class KeystorePassphraseTest {
    private static final byte[] KEY = KeyProviderContract.KEY;

    @TempDir
    Path directory;

    @Test
    void putsKeysUnderAPassphraseThatIsNew() {
        WrappedKey wrapped = open(null).wrapUnderNewKey(KEY);
        List<String> readable = Keystores.keys(directory);

        KeyProvider provider = open(PASSPHRASE);

        assertThat(Keystores.keys(directory)).hasSize(1).doesNotContainAnyElementsOf(readable);
        assertThat(provider.unwrap(wrapped)).isEqualTo(KEY);
        assertThat(open(PASSPHRASE).unwrap(wrapped)).isEqualTo(KEY);
    }

    @Test
    void remembersWhatThePassphraseCosts() {
        open(PASSPHRASE).wrapUnderNewKey(KEY);

        assertThat(Keystores.json(directory).path("passphrase").path("argon2id").toString())
                .isEqualTo("{\"memoryKib\":8,\"iterations\":1,\"parallelism\":1}");
        // Not what is asked for now.
        WrappedKey wrapped = LocalKeyProvider.open(
                        new KeyProviderSettings.Local(directory, PASSPHRASE), new Argon2id(16, 2, 1))
                .wrapUnderNewKey(KEY);
        assertThat(open(PASSPHRASE).unwrap(wrapped)).isEqualTo(KEY);
    }

    @Test
    void isRefusedUnderAnotherPassphrase() {
        open(PASSPHRASE).wrapUnderNewKey(KEY);

        Keystores.assertRefused("but it is another", () -> open(new Secret("open sesame")));
    }

    @Test
    void isRefusedWithoutItsPassphrase() {
        open(PASSPHRASE).wrapUnderNewKey(KEY);

        Keystores.assertRefused("Expected plexichat.keys.local.passphrase to be set", () -> open(null));
    }

    @Test
    void isRefusedWithACostThatWouldStopTheServer() {
        open(PASSPHRASE).wrapUnderNewKey(KEY);
        Keystores.replace(directory, "\"memoryKib\" : 8", "\"memoryKib\" : 2000000000");

        Keystores.assertRefused("passphrase", () -> open(PASSPHRASE));
    }

    @Test
    void noticesAChangedKeyUnderAPassphrase() {
        KeyProvider provider = open(PASSPHRASE);
        WrappedKey one = provider.wrapUnderNewKey(KEY);
        provider.wrapUnderNewKey(KEY);
        List<String> keys = Keystores.keys(directory);
        Keystores.replace(directory, keys.getFirst(), keys.getLast());

        Keystores.assertRefused("it was changed", () -> provider.unwrap(one));
    }

    private KeyProvider open(@Nullable Secret passphrase) {
        return LocalKeyProvider.open(new KeyProviderSettings.Local(directory, passphrase), CHEAP);
    }
}
