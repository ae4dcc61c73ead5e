package io.plexichat.vault.provider;

import io.plexichat.vault.KeyProvider;
import io.plexichat.vault.KeyProviderException;
import io.plexichat.vault.WrappedKey;
import java.io.IOException;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.security.auth.login.LoginException;

/**
 * Keeps its keys on a token, which they never leave: AES-256, sensitive, not extractable, the alias ({@code CKA_LABEL}) being the reference.
 *
 * <p>The mechanisms are {@code CKM_AES_KEY_GEN} and {@code CKM_AES_GCM} with a nonce from here, and a key is made for the session and copied
 * to the token with its label ({@code C_CopyObject}), so that a crash leaves no key without one. AES key wrap would do as well, but the
 * JDK's provider offers it only where the token encrypts with it, which SoftHSM does not.
 */
final class Pkcs11KeyProvider implements KeyProvider {
    private static final String PREFIX = "plexichat-";
    private static final int KEY_BITS = 256;

    private final AuthProvider provider;
    private final Secret pin;
    private final TokenFailures failures;

    private Pkcs11KeyProvider(AuthProvider provider, Secret pin, TokenFailures failures) {
        this.provider = provider;
        this.pin = pin;
        this.failures = failures;
    }

    /** Logs in, with one try: tokens lock themselves after a few wrong PINs. */
    static Pkcs11KeyProvider open(KeyProviderSettings.Pkcs11 settings) {
        TokenFailures failures = new TokenFailures(settings);
        Pkcs11KeyProvider opened = new Pkcs11KeyProvider(Pkcs11Library.open(settings), settings.pin(), failures);
        try {
            opened.token();
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw failures.of(e);
        }
        return opened;
    }

    @Override
    public String name() {
        return "pkcs11";
    }

    @Override
    public WrappedKey wrapUnderNewKey(byte[] key) {
        String alias = PREFIX + UUID.randomUUID();
        try {
            KeyStore token = token();
            KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
            generator.init(KEY_BITS);
            token.setEntry(alias, new KeyStore.SecretKeyEntry(generator.generateKey()), null);
            return new WrappedKey(alias, cipher(token, alias).seal(key, alias));
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw failures.of(e);
        }
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped) {
        String alias = wrapped.keyReference();
        try {
            return cipher(token(), alias).open(wrapped.bytes(), alias);
        } catch (AEADBadTagException e) {
            throw KeyProviderException.wrong(
                    "Expected the key " + alias + " to open what it wrapped, but that is changed or not its own.", e);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw failures.of(e);
        }
    }

    @Override
    public void retire(String keyReference) {
        try {
            KeyStore token = token();
            // Other keys of the token are not ours to delete.
            if (keyReference.startsWith(PREFIX) && token.isKeyEntry(keyReference)) {
                token.deleteEntry(keyReference);
            }
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw failures.of(e);
        }
    }

    /** Logs out of the token, which holds for the whole process. */
    @Override
    public void close() {
        try {
            provider.logout();
        } catch (LoginException e) {
            throw failures.of(e);
        }
    }

    /** As it is now: another process may have made or deleted keys. Logs in if need be. */
    private KeyStore token() throws GeneralSecurityException, IOException {
        KeyStore token = KeyStore.getInstance("PKCS11", provider);
        token.load(null, pin.value().toCharArray());
        return token;
    }

    private AesGcm cipher(KeyStore token, String alias) throws GeneralSecurityException {
        Key key = token.getKey(alias, null);
        if (key instanceof SecretKey secret) {
            return new AesGcm(secret, provider);
        }
        throw failures.wrong("Expected %s to hold the key " + alias + ", but it does not.");
    }
}
