package io.plexichat.vault;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** AES key wrap (RFC 3394), through the JCE. What was changed, or wrapped by another key, does not unwrap. */
final class AesKeyWrap {
    private AesKeyWrap() {}

    static byte[] wrap(byte[] wrapping, byte[] key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
            cipher.init(Cipher.WRAP_MODE, new SecretKeySpec(wrapping, "AES"));
            return cipher.wrap(new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected AES key wrap of the JCE, but it failed.", e);
        }
    }

    /** @throws InvalidKeyException when it is not what was wrapped by this key */
    static byte[] unwrap(byte[] wrapping, byte[] wrapped) throws InvalidKeyException {
        try {
            Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
            cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(wrapping, "AES"));
            return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
        } catch (InvalidKeyException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected AES key wrap of the JCE, but it failed.", e);
        }
    }
}
