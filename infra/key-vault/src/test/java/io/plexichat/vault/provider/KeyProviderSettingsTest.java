package io.plexichat.vault.provider;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plexichat.vault.provider.KeyProviderSettings.Local;
import io.plexichat.vault.provider.KeyProviderSettings.Pkcs11;
import io.plexichat.vault.provider.KeyProviderSettings.Transit;
import java.net.URI;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyProviderSettingsTest {
    private static final Secret SECRET = new Secret("opensesame");

    @Test
    void refusesABlankPassphrase() {
        assertRefused("plexichat.keys.local.passphrase", () -> new Local(Path.of("keys"), new Secret(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"libsofthsm2.so", "/lib/a\"b.so", "/lib/${user.home}.so", "/lib/a\nslot = 1", "/lib/a\\b.so"})
    void refusesALibraryThatIsNoPlainPath(String library) {
        assertRefused("plexichat.keys.pkcs11.library", () -> pkcs11(library, 1L, null, "1234"));
    }

    @Test
    void wantsASlotOrALabel() {
        assertRefused("plexichat.keys.pkcs11.token-label", () -> pkcs11("/lib/a.so", null, null, "1234"));
        assertRefused("plexichat.keys.pkcs11.token-label", () -> pkcs11("/lib/a.so", 1L, "plexichat", "1234"));
        assertRefused("plexichat.keys.pkcs11.slot", () -> pkcs11("/lib/a.so", -1L, null, "1234"));
        assertRefused("plexichat.keys.pkcs11.token-label", () -> pkcs11("/lib/a.so", null, "a".repeat(33), "1234"));
        assertRefused("plexichat.keys.pkcs11.pin", () -> pkcs11("/lib/a.so", 1L, null, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://vault.example:8200",
                "https://vault.example/",
                "http://localhost:8200",
                "http://127.0.0.1:8200",
                "http://[::1]:8200"
            })
    void takesTlsAndThisMachine(String address) {
        assertThatCode(() -> transit(address, "team/transit", "plexichat", "hvs.x"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://vault.example:8200",
                "http://127.0.0.1.example",
                "vault.example:8200",
                "ftp://vault.example",
                "https://user:opensesame@vault.example"
            })
    void refusesOtherAddresses(String address) {
        assertRefused("plexichat.keys.transit.address", () -> transit(address, "transit", "plexichat", "hvs.x"));
    }

    @Test
    void refusesNamesAndTokensThatAreNone() {
        String address = "https://vault.example";
        assertRefused("plexichat.keys.transit.mount", () -> transit(address, "/transit", "plexichat", "hvs.x"));
        assertRefused("plexichat.keys.transit.mount", () -> transit(address, "a b", "plexichat", "hvs.x"));
        assertRefused("plexichat.keys.transit.key-name", () -> transit(address, "transit", "a/b", "hvs.x"));
        assertRefused("plexichat.keys.transit.token", () -> transit(address, "transit", "plexichat", ""));
        assertRefused("plexichat.keys.transit.token", () -> transit(address, "transit", "plexichat", "opensesame\n"));
    }

    private static void assertRefused(String setting, ThrowingCallable making) {
        assertThatIllegalArgumentException()
                .isThrownBy(making)
                .withMessageStartingWith("Expected")
                .withMessageContaining(setting)
                .withMessageNotContaining(SECRET.value());
    }

    private static Pkcs11 pkcs11(String library, @Nullable Long slot, @Nullable String label, String pin) {
        return new Pkcs11(Path.of(library), slot, label, new Secret(pin));
    }

    private static Transit transit(String address, String mount, String keyName, String token) {
        return new Transit(URI.create(address), mount, keyName, new Secret(token));
    }
}
