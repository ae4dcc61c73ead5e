package io.plexichat.vault.provider;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which provider, and how it is reached. Made from the settings {@code plexichat.keys.*}; a wrong value is an
 * {@link IllegalArgumentException} with one sentence for the operator, which names the setting and holds no secret.
 */
public sealed interface KeyProviderSettings {

    /**
     * A keystore file.
     *
     * @param directory of the file; made when it is not there
     * @param passphrase null for keys that are protected by the file's permissions alone
     */
    record Local(Path directory, @Nullable Secret passphrase) implements KeyProviderSettings {
        public Local {
            if (passphrase != null && passphrase.value().isBlank()) {
                throw new IllegalArgumentException(
                        "Expected plexichat.keys.local.passphrase to be unset or a passphrase, but it is blank.");
            }
        }
    }

    /**
     * A token of a PKCS#11 library, found by its slot or by its label.
     *
     * @param library an absolute path
     * @param slot the number of the slot; null when a label is given
     * @param tokenLabel null when a slot is given
     */
    record Pkcs11(
            Path library, @Nullable Long slot, @Nullable String tokenLabel, Secret pin) implements KeyProviderSettings {

        /** What the configuration of the JDK's provider gives another meaning to. */
        private static final Pattern NOT_IN_A_PATH = Pattern.compile("[\"\\\\$\\p{Cntrl}]");

        private static final int LABEL_BYTES = 32;

        public Pkcs11 {
            if (!library.isAbsolute()
                    || NOT_IN_A_PATH.matcher(library.toString()).find()) {
                throw new IllegalArgumentException("Expected plexichat.keys.pkcs11.library to be an absolute path"
                        + " without quotes, backslashes and dollar signs, but it is \"" + library + "\".");
            }
            if ((slot == null) == (tokenLabel == null)) {
                throw new IllegalArgumentException("Expected either plexichat.keys.pkcs11.slot or"
                        + " plexichat.keys.pkcs11.token-label, but " + (slot == null ? "none" : "both") + " is given.");
            }
            if (slot != null && slot < 0) {
                throw new IllegalArgumentException(
                        "Expected plexichat.keys.pkcs11.slot to be 0 or more, but it is " + slot + ".");
            }
            if (tokenLabel != null && (tokenLabel.isBlank() || tokenLabel.length() > LABEL_BYTES)) {
                throw new IllegalArgumentException("Expected plexichat.keys.pkcs11.token-label to be 1 to "
                        + LABEL_BYTES + " characters, but it is \"" + tokenLabel + "\".");
            }
            if (pin.value().isEmpty()) {
                throw new IllegalArgumentException("Expected plexichat.keys.pkcs11.pin to be a PIN, but it is empty.");
            }
        }
    }

    /**
     * The transit secrets engine of a HashiCorp Vault or an OpenBao.
     *
     * @param address of the server; over TLS, unless it is on this machine, since keys pass in the clear
     * @param mount where the engine is mounted, behind its namespace if it is in one: {@code transit}, {@code team/transit}
     * @param keyName what the names of the keys begin with
     */
    record Transit(URI address, String mount, String keyName, Secret token) implements KeyProviderSettings {
        private static final Pattern MOUNT = Pattern.compile("[\\w.-]+(/[\\w.-]+)*");
        private static final Pattern KEY_NAME = Pattern.compile("\\w[\\w.-]{0,63}");
        private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
        private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e]+");

        public Transit {
            String scheme = address.getScheme();
            String host = address.getHost();
            if (host == null || scheme == null || !scheme.matches("https?") || address.getUserInfo() != null) {
                throw new IllegalArgumentException("Expected plexichat.keys.transit.address to be like"
                        + " https://vault.example:8200, but it is another.");
            }
            if (scheme.equals("http") && !THIS_MACHINE.matcher(host).matches()) {
                throw new IllegalArgumentException("Expected plexichat.keys.transit.address to be https unless it is on"
                        + " this machine, but it is " + address + ".");
            }
            if (!MOUNT.matcher(mount).matches()) {
                throw new IllegalArgumentException(
                        "Expected plexichat.keys.transit.mount to be like transit, but it is \"" + mount + "\".");
            }
            if (!KEY_NAME.matcher(keyName).matches()) {
                throw new IllegalArgumentException("Expected plexichat.keys.transit.key-name to be 1 to 64 letters,"
                        + " digits, dots, dashes and underscores, but it is \"" + keyName + "\".");
            }
            if (!HEADER_VALUE.matcher(token.value()).matches()) {
                throw new IllegalArgumentException(
                        "Expected plexichat.keys.transit.token to be a token, but it is empty or has other characters.");
            }
        }
    }
}
