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
 * half of a 192-bit nonce by the counter-based KDF of NIST SP 800-108r1 with CMAC. Only the JCE's primitives are used, of which each
 * thread keeps its own: finding them takes longer than all they do to a text. They are given a key that is none after each use, so
 * that no thread keeps a key that is destroyed.
 */
final class XaesGcm {
    static final int KEY_BYTES = 32;
    static final int NONCE_BYTES = 24;

    private static final int BLOCK = 16;
    private static final int HALF_NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int REDUCTION = 0x87;
    private static final SecretKeySpec NO_KEY = new SecretKeySpec(new byte[KEY_BYTES], "AES");
    private static final GCMParameterSpec NO_NONCE = new GCMParameterSpec(TAG_BITS, new byte[HALF_NONCE]);
    private static final ThreadLocal<XaesGcm> OF_THREAD = ThreadLocal.withInitial(XaesGcm::new);

    private final Cipher blocks = cipher("AES/ECB/NoPadding");
    private final Cipher gcm = cipher("AES/GCM/NoPadding");

    private XaesGcm() {}

    /** The CMAC subkey of a key, which all derivations under that key share. */
    static byte[] subkey(byte[] key) {
        byte[] block = OF_THREAD.get().encryptBlocks(key, new byte[BLOCK]);
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
            return OF_THREAD.get().run(Cipher.ENCRYPT_MODE, key, subkey, nonce, associated, plaintext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected AES-256-GCM of the JCE, but it failed.", e);
        }
    }

    /** @throws SealBrokenException whatever was changed */
    static byte[] open(byte[] key, byte[] subkey, byte[] nonce, byte[] associated, byte[] ciphertext) {
        try {
            return OF_THREAD.get().run(Cipher.DECRYPT_MODE, key, subkey, nonce, associated, ciphertext);
        } catch (AEADBadTagException _) {
            throw new SealBrokenException();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected AES-256-GCM of the JCE, but it failed.", e);
        }
    }

    private byte[] run(int mode, byte[] key, byte[] subkey, byte[] nonce, byte[] associated, byte[] input)
            throws GeneralSecurityException {
        byte[] derived = derive(key, subkey, nonce);
        try {
            gcm.init(
                    mode,
                    new SecretKeySpec(derived, "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce, HALF_NONCE, NONCE_BYTES - HALF_NONCE));
            gcm.updateAAD(associated);
            return gcm.doFinal(input);
        } finally {
            Arrays.fill(derived, (byte) 0);
            gcm.init(mode, NO_KEY, NO_NONCE);
        }
    }

    /** Two blocks: counter, label X, a zero byte, half of the nonce; each under the CMAC of the key. */
    private byte[] derive(byte[] key, byte[] subkey, byte[] nonce) {
        byte[] input = new byte[2 * BLOCK];
        for (int counter = 1; counter <= 2; counter++) {
            int at = (counter - 1) * BLOCK;
            input[at + 1] = (byte) counter;
            input[at + 2] = 'X';
            System.arraycopy(nonce, 0, input, at + BLOCK - HALF_NONCE, HALF_NONCE);
            for (int i = 0; i < BLOCK; i++) {
                input[at + i] ^= subkey[i];
            }
        }
        return encryptBlocks(key, input);
    }

    private byte[] encryptBlocks(byte[] key, byte[] input) {
        try {
            blocks.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            byte[] output = blocks.doFinal(input);
            blocks.init(Cipher.ENCRYPT_MODE, NO_KEY);
            return output;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected AES of the JCE, but it failed.", e);
        }
    }

    private static Cipher cipher(String transformation) {
        try {
            return Cipher.getInstance(transformation);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected AES of the JCE, but it has none.", e);
        }
    }
}
