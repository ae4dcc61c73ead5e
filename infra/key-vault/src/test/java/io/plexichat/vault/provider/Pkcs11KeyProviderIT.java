package io.plexichat.vault.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plexichat.vault.KeyProvider;
import io.plexichat.vault.KeyProviderException;
import io.plexichat.vault.WrappedKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.util.List;
import javax.crypto.KeyGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pkcs11KeyProviderIT extends KeyProviderContract {
    private static final String TOKEN = "PlexiChat keys";

    @TempDir
    static Path tokens;

    private static SoftHsm softHsm;

    @BeforeAll
    static void makeTokens() throws Exception {
        softHsm = SoftHsm.start(tokens);
        softHsm.makeToken("Another");
        softHsm.makeToken(TOKEN);
    }

    @Override
    KeyProvider open() {
        return KeyProviders.open(softHsm.labelled(TOKEN));
    }

    @Override
    List<String> secrets() {
        return List.of(SoftHsm.PIN);
    }

    @Test
    void keepsKeysThatCannotBeTakenOut() throws Exception {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);

        Key key = token().getKey(wrapped.keyReference(), null);
        assertThat(key.getAlgorithm()).isEqualTo("AES");
        assertThat(key.getEncoded()).isNull();
        assertThat(key.toString()).contains("token object", "sensitive", "unextractable");
    }

    @Test
    void findsTheTokenInItsSlot() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);
        provider.close();

        provider = KeyProviders.open(
                softHsm.inSlot(TokenSlots.find(softHsm.library(), TOKEN).getAsLong()));

        assertThat(provider.unwrap(wrapped)).isEqualTo(KEY);
    }

    @Test
    void looksOnTheOtherToken() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);
        provider.close();

        provider = KeyProviders.open(softHsm.labelled("Another"));

        assertRefuses(wrapped);
    }

    @Test
    void logsInAgainAndSeesWhatOthersDid() {
        KeyProvider other = open();
        WrappedKey wrapped = other.wrapUnderNewKey(KEY);
        other.close();

        assertThat(provider.unwrap(wrapped)).isEqualTo(KEY);
    }

    @Test
    void deletesNoKeyOfOthers() throws Exception {
        Provider other = Pkcs11Library.open(softHsm.labelled(TOKEN));
        KeyStore token = KeyStore.getInstance("PKCS11", other);
        token.load(null, SoftHsm.PIN.toCharArray());
        KeyGenerator generator = KeyGenerator.getInstance("AES", other);
        generator.init(256);
        token.setEntry("payroll", new KeyStore.SecretKeyEntry(generator.generateKey()), null);

        provider.retire("payroll");

        assertThat(token().isKeyEntry("payroll")).isTrue();
    }

    @Test
    void refusesAnotherPin() {
        provider.close();

        assertFails("plexichat.keys.pkcs11.pin", false, softHsm.labelled(TOKEN, "12345"));
    }

    @Test
    void missesATokenThatIsNotThere() {
        assertFails("labelled Nobody's", true, softHsm.labelled("Nobody's"));
        assertFails("there is no such slot", false, softHsm.inSlot(4));
    }

    @Test
    void refusesWhatIsNoLibrary() throws Exception {
        Path text = Files.writeString(tokens.resolve("text"), "no library");
        Path other = Path.of(System.getProperty("java.home"), "lib", "libzip.so");

        assertFails("there is none", false, library(tokens.resolve("nothing")));
        assertFails("cannot be loaded", false, library(text));
        assertFails("cannot be loaded", false, library(other));
        KeyProviderSettings.Pkcs11 inSlot = new KeyProviderSettings.Pkcs11(other, 1L, null, new Secret(SoftHsm.PIN));
        assertFails("cannot be loaded", false, inSlot);
    }

    private static KeyProviderSettings.Pkcs11 library(Path library) {
        return new KeyProviderSettings.Pkcs11(library, null, TOKEN, new Secret(SoftHsm.PIN));
    }

    /** As any other program with the PIN sees it. */
    private static KeyStore token() throws Exception {
        KeyStore token = KeyStore.getInstance("PKCS11", Pkcs11Library.open(softHsm.labelled(TOKEN)));
        token.load(null, SoftHsm.PIN.toCharArray());
        return token;
    }

    private void assertFails(String saying, boolean isTransient, KeyProviderSettings settings) {
        assertThatExceptionOfType(KeyProviderException.class)
                .isThrownBy(() -> KeyProviders.open(settings))
                .withMessageContaining(saying)
                .satisfies(this::assertTells)
                .satisfies(e -> assertThat(e.isTransient()).isEqualTo(isTransient));
    }
}
