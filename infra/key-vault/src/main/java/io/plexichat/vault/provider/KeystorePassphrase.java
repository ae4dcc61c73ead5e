package io.plexichat.vault.provider;

import io.plexichat.vault.provider.Keystore.Entry;
import io.plexichat.vault.provider.Keystore.Protection;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/** Seals the keys of one keystore under the key that comes from its passphrase. */
final class KeystorePassphrase {
    private static final byte[] NOTHING = {};
    private static final String CHECK = "keystore";

    private final Protection protection;
    private final AesGcm cipher;

    private KeystorePassphrase(Protection protection, AesGcm cipher) {
        this.protection = protection;
        this.cipher = cipher;
    }

    /** A new salt, so another key also for the same passphrase. Takes some tenths of a second, as the next does. */
    static KeystorePassphrase create(Secret passphrase, Argon2id argon2id) throws GeneralSecurityException {
        byte[] salt = new byte[Argon2id.SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        AesGcm cipher = cipher(passphrase, argon2id, salt);
        return new KeystorePassphrase(new Protection(argon2id, salt, cipher.seal(NOTHING, CHECK)), cipher);
    }

    /** @throws GeneralSecurityException when it is another passphrase */
    static KeystorePassphrase open(Secret passphrase, Protection protection) throws GeneralSecurityException {
        if (!protection.argon2id().withinLimits()) {
            throw new GeneralSecurityException("Expected other parameters of Argon2id.");
        }
        AesGcm cipher = cipher(passphrase, protection.argon2id(), protection.salt());
        cipher.open(protection.check(), CHECK);
        return new KeystorePassphrase(protection, cipher);
    }

    private static AesGcm cipher(Secret passphrase, Argon2id argon2id, byte[] salt) {
        byte[] key = argon2id.key(passphrase, salt);
        try {
            return new AesGcm(new SecretKeySpec(key, "AES"), null);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    Protection protection() {
        return protection;
    }

    boolean isOf(Protection other) {
        return Arrays.equals(protection.check(), other.check());
    }

    byte[] seal(byte[] key, String reference) throws GeneralSecurityException {
        return cipher.seal(key, purpose(reference));
    }

    byte[] open(Entry entry) throws GeneralSecurityException {
        return cipher.open(entry.key(), purpose(entry.reference()));
    }

    private static String purpose(String reference) {
        return "key " + reference;
    }
}
