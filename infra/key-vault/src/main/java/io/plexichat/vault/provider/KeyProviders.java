package io.plexichat.vault.provider;

import io.plexichat.vault.KeyProvider;

/** Opens the provider that is configured. */
public final class KeyProviders {
    private KeyProviders() {}

    /**
     * Checks what can be checked without using a key: that a keystore is readable and opens with its passphrase, that a token is there
     * and takes its PIN. The transit engine is first asked when a key is used. Blocks.
     *
     * @throws io.plexichat.vault.KeyProviderException when it cannot be opened; the transient ones are worth another try
     */
    public static KeyProvider open(KeyProviderSettings settings) {
        return switch (settings) {
            case KeyProviderSettings.Local local -> LocalKeyProvider.open(local);
            case KeyProviderSettings.Pkcs11 pkcs11 -> Pkcs11KeyProvider.open(pkcs11);
            case KeyProviderSettings.Transit transit -> new TransitKeyProvider(transit);
        };
    }
}
