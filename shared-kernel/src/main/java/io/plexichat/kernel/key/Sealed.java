package io.plexichat.kernel.key;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * A value that can be read only with its data key: key id, nonce and ciphertext, authenticated together with its {@link Binding}.
 * Stored as it is in events (base64url without padding) and in read models (bytes): format (1 byte, 1), key id (16), nonce (24),
 * ciphertext and tag (XAES-256-GCM, C2SP).
 */
public final class Sealed {
    public static final int NONCE_BYTES = 24;
    public static final int TAG_BYTES = 16;

    private static final byte FORMAT = 1;
    private static final int KEY_ID_BYTES = 16;
    private static final int HEADER_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES;

    private final byte[] bytes;

    private Sealed(byte[] bytes) {
        if (bytes.length < HEADER_BYTES + TAG_BYTES || bytes[0] != FORMAT) {
            throw new IllegalArgumentException("Expected a sealed value, but got " + bytes.length + " other bytes.");
        }
        this.bytes = bytes;
    }

    /** @param ciphertext with its tag */
    public static Sealed of(KeyId keyId, byte[] nonce, byte[] ciphertext) {
        if (nonce.length != NONCE_BYTES) {
            throw new IllegalArgumentException("Expected a nonce of " + NONCE_BYTES + " bytes.");
        }
        return new Sealed(ByteBuffer.allocate(HEADER_BYTES + ciphertext.length)
                .put(FORMAT)
                .putLong(keyId.value().getMostSignificantBits())
                .putLong(keyId.value().getLeastSignificantBits())
                .put(nonce)
                .put(ciphertext)
                .array());
    }

    public static Sealed of(byte[] bytes) {
        return new Sealed(bytes.clone());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Sealed parse(String text) {
        return new Sealed(Base64.getUrlDecoder().decode(text));
    }

    public KeyId keyId() {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, KEY_ID_BYTES);
        return new KeyId(new UUID(buffer.getLong(), buffer.getLong()));
    }

    public byte[] nonce() {
        return Arrays.copyOfRange(bytes, 1 + KEY_ID_BYTES, HEADER_BYTES);
    }

    /** With its tag. */
    public byte[] ciphertext() {
        return Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length);
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    @JsonValue
    public String toText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed sealed && Arrays.equals(bytes, sealed.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Sealed[key=" + keyId() + "]";
    }
}
