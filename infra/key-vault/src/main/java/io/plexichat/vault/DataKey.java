package io.plexichat.vault;

import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.Sealed;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key that seals, ready to use. */
final class DataKey {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyId id;
    private final KeyScope scope;
    private final SecretBytes key;
    private final SecretBytes subkey;

    DataKey(KeyId id, KeyScope scope, byte[] key) {
        this.id = id;
        this.scope = scope;
        this.key = new SecretBytes(key);
        this.subkey = new SecretBytes(XaesGcm.subkey(key));
    }

    static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    KeyId id() {
        return id;
    }

    KeyScope scope() {
        return scope;
    }

    Sealed seal(Binding binding, String text) {
        byte[] nonce = Nonces.next();
        try {
            return Sealed.of(
                    id,
                    nonce,
                    XaesGcm.seal(
                            key.value(),
                            subkey.value(),
                            nonce,
                            binding.toBytes(),
                            text.getBytes(StandardCharsets.UTF_8)));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    String open(Sealed value, Binding binding) {
        try {
            byte[] text =
                    XaesGcm.open(key.value(), subkey.value(), value.nonce(), binding.toBytes(), value.ciphertext());
            return new String(text, StandardCharsets.UTF_8);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** HMAC-SHA-256 (RFC 2104), for a key that seals nothing. */
    byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.value(), "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected HMAC-SHA-256 in every JDK.", e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Keys of other algorithms: HKDF-Expand with SHA-256 (RFC 5869), so that no key is used in two of them. For one that seals nothing. */
    byte[] derived(String purpose, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.expandOnly(
                            new SecretKeySpec(key.value(), "HKDF"), purpose.getBytes(StandardCharsets.UTF_8), length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected HKDF-SHA256 of the JCE, but it failed.", e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public String toString() {
        return "DataKey[" + id + "]";
    }
}
