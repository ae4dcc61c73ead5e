package io.plexichat.vault.provider;

import static io.plexichat.vault.provider.LocalKeyProviderTest.CHEAP;
import static io.plexichat.vault.provider.LocalKeyProviderTest.PASSPHRASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.vault.KeyProvider;
import io.plexichat.vault.WrappedKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file: what is in it, who may read it, and what is said when something is wrong with it. */
class KeystoreTest {
    private static final byte[] KEY = KeyProviderContract.KEY;

    @TempDir
    Path parent;

    private Path directory;

    @BeforeEach
    void nameDirectory() {
        directory = parent.resolve("keys");
    }

    @Test
    void isMadeWithTheFirstKeyForItsOwnerAlone() throws IOException {
        KeyProvider provider = open(null);
        assertThat(directory).doesNotExist();

        provider.wrapUnderNewKey(KEY);

        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(permissions(Keystores.file(directory))).isEqualTo("rw-------");
        assertThat(permissions(directory.resolve("keystore.lock"))).isEqualTo("rw-------");
        assertThat(directory.resolve("keystore.json.new")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx-----x"})
    void isRefusedWhenOthersMayUseIt(String permissions) throws IOException {
        WrappedKey wrapped = open(null).wrapUnderNewKey(KEY);
        KeyProvider opened = open(null);
        Files.setPosixFilePermissions(Keystores.file(directory), PosixFilePermissions.fromString(permissions));

        Keystores.assertRefused("its permissions are " + permissions, () -> open(null));
        Keystores.assertRefused("its permissions are " + permissions, () -> opened.unwrap(wrapped));
        Keystores.assertRefused("its permissions are " + permissions, () -> opened.wrapUnderNewKey(KEY));
    }

    @Test
    void holdsKeysAsTheyAreWithoutAPassphrase() {
        open(null).wrapUnderNewKey(KEY);

        assertThat(Keystores.json(directory).path("passphrase").isNull()).isTrue();
        assertThat(Keystores.decodedKeys(directory))
                .allSatisfy(key -> assertThat(key).hasSize(32));
    }

    @Test
    void isMissed() throws IOException {
        KeyProvider provider = open(null);
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);
        Files.delete(Keystores.file(directory));

        Keystores.assertRefused("there is none", () -> provider.unwrap(wrapped));
        Keystores.assertRefused("there is none", () -> open(PASSPHRASE).unwrap(wrapped));
        assertThat(Keystores.file(directory)).doesNotExist();
    }

    @Test
    void isRefusedAtWhateverPlaceItIsCut() {
        open(PASSPHRASE).wrapUnderNewKey(KEY);
        byte[] whole = Keystores.read(Keystores.file(directory));

        for (int length = 0; length < whole.length; length++) {
            Keystores.write(Keystores.file(directory), Arrays.copyOf(whole, length));
            Keystores.assertRefused("cut or changed", () -> open(PASSPHRASE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{}",
                "{\"format\":1}",
                "{\"format\":1,\"keys\":[null]}",
                "{\"format\":1,\"keys\":[{}]}"
            })
    void isRefusedWhenItIsNone(String json) throws IOException {
        open(null).wrapUnderNewKey(KEY);
        Keystores.write(Keystores.file(directory), json.getBytes(StandardCharsets.UTF_8));

        Keystores.assertRefused("cut or changed", () -> open(null));
    }

    @Test
    void isRefusedInAFormatOfLater() {
        open(null).wrapUnderNewKey(KEY);
        Keystores.replace(directory, "\"format\" : 1", "\"format\" : 2");

        Keystores.assertRefused("of another", () -> open(null));
    }

    @Test
    void takesNoHarmFromAWriteThatWasCut() {
        KeyProvider provider = open(null);
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);
        Keystores.write(directory.resolve("keystore.json.new"), new byte[] {1, 2, 3});

        WrappedKey next = open(null).wrapUnderNewKey(KEY);

        assertThat(provider.unwrap(wrapped)).isEqualTo(KEY);
        assertThat(provider.unwrap(next)).isEqualTo(KEY);
    }

    private KeyProvider open(@Nullable Secret passphrase) {
        return LocalKeyProvider.open(new KeyProviderSettings.Local(directory, passphrase), CHEAP);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
