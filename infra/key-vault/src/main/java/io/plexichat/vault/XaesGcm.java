package io.plexichat.vault;

import io.plexichat.kernel.key.SealBrokenException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * XAES-256-GCM as C2SP specifies it (c2sp.org/XAES-256-GCM): AES-256-GCM under a key that is derived from a 256-bit key and the first
 * half of a 192-bit nonce by the counter-based KDF of NIST SP 800-108r1 with CMAC. Only the JCE's primitives are used.
 */
final class XaesGcm {
    static final int KEY_BYTES = 32;
    static final int NONCE_BYTES = 24;

    private static final int BLOCK = 16;
    private static final int HALF_NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int REDUCTION = 0x87;

    private XaesGcm() {}

    /** The CMAC subkey of a key, which all derivations under that key share. */
    static byte[] subkey(byte[] key) {
        byte[] block = encryptBlocks(key, new byte[BLOCK]);
        int carry = block[0] >>> 7 & 1;
        for (int i = 0; i < BLOCK; i++) {
            int next = i + 1 < BLOCK ? block[i + 1] >>> 7 & 1 : 0;
            block[i] = (byte) (block[i] << 1 | next);
        }
        block[BLOCK - 1] ^= (byte) (carry * REDUCTION);
        return block;
    }

    /** @return the ciphertext followed by its tag */
    static byte[] seal(byte[] key, byte[] subkey, byte[] nonce, byte[] associated, byte[] plaintext) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, subkey, nonce, associated).doFinal(plaintext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected AES-256-GCM of the JCE, but it failed.", e);
        }
    }

    /** @throws SealBrokenException whatever was changed */
    static byte[] open(byte[] key, byte[] subkey, byte[] nonce, byte[] associated, byte[] ciphertext) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, subkey, nonce, associated).doFinal(ciphertext);
        } catch (AEADBadTagException _) {
            throw new SealBrokenException();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected AES-256-GCM of the JCE, but it failed.", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] subkey, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        byte[] derived = derive(key, subkey, nonce);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(derived, "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce, HALF_NONCE, NONCE_BYTES - HALF_NONCE));
            cipher.updateAAD(associated);
            return cipher;
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    /** Two blocks: counter, label X, a zero byte, half of the nonce; each under the CMAC of the key. */
    private static byte[] derive(byte[] key, byte[] subkey, byte[] nonce) {
        byte[] blocks = new byte[2 * BLOCK];
        for (int counter = 1; counter <= 2; counter++) {
            int at = (counter - 1) * BLOCK;
            blocks[at + 1] = (byte) counter;
            blocks[at + 2] = 'X';
            System.arraycopy(nonce, 0, blocks, at + BLOCK - HALF_NONCE, HALF_NONCE);
            for (int i = 0; i < BLOCK; i++) {
                blocks[at + i] ^= subkey[i];
            }
        }
        return encryptBlocks(key, blocks);
    }

    private static byte[] encryptBlocks(byte[] key, byte[] blocks) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            return cipher.doFinal(blocks);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected AES of the JCE, but it failed.", e);
        }
    }
}
