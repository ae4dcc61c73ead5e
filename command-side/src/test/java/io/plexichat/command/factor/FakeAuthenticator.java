package io.plexichat.command.factor;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.factor.PasskeyAssertion;
import io.plexichat.kernel.factor.PasskeyAttestation;
import io.plexichat.kernel.factor.PasskeyChallenge;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** An authenticator with one passkey, and the browser that asks it: byte by byte as WebAuthn says (6.1, 6.5), ES256, attestation none. */
public final class FakeAuthenticator {
    public static final String ORIGIN = "http://localhost:8080";

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ELIGIBLE = 0x08;
    private static final int BACKED_UP = 0x10;
    private static final int ATTESTED = 0x40;
    private static final int COORDINATE_BYTES = 32;
    private static final byte[] AAGUID = new byte[16];

    private final byte[] id = new byte[32];
    private final KeyPair key;
    private String origin = ORIGIN;
    private String domain = "localhost";
    private String type = "";
    private int flags = PRESENT | VERIFIED;
    private long counter;

    public FakeAuthenticator() {
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            key = keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public FakeAuthenticator at(String otherOrigin) {
        origin = otherOrigin;
        return this;
    }

    FakeAuthenticator of(String otherDomain) {
        domain = otherDomain;
        return this;
    }

    FakeAuthenticator withoutAsking() {
        flags &= ~VERIFIED;
        return this;
    }

    FakeAuthenticator backedUp() {
        flags |= ELIGIBLE | BACKED_UP;
        return this;
    }

    /** Says that it was asked for something else. */
    FakeAuthenticator saying(String otherType) {
        type = otherType;
        return this;
    }

    /** Of uses so far. */
    FakeAuthenticator counting(long uses) {
        counter = uses;
        return this;
    }

    public PasskeyAttestation make(PasskeyChallenge challenge) {
        byte[] attested = joined(
                AAGUID, ByteBuffer.allocate(2).putShort((short) id.length).array(), id, publicKey());
        byte[] data = joined(authenticatorData(ATTESTED), attested);
        byte[] object = joined(
                new byte[] {(byte) 0xa3},
                text("fmt"),
                text("none"),
                text("attStmt"),
                new byte[] {(byte) 0xa0},
                text("authData"),
                new byte[] {0x59, (byte) (data.length >> 8), (byte) data.length},
                data);
        return new PasskeyAttestation(encoded(clientData("webauthn.create", challenge)), encoded(object));
    }

    /** Counts, unless it does not. */
    public PasskeyAssertion show(AccountId account, PasskeyChallenge challenge) {
        if (counter > 0) {
            counter++;
        }
        byte[] data = authenticatorData(0);
        byte[] client = clientData("webauthn.get", challenge);
        return new PasskeyAssertion(
                account, encoded(id), encoded(client), encoded(data), encoded(signature(joined(data, sha256(client)))));
    }

    private byte[] authenticatorData(int more) {
        return ByteBuffer.allocate(32 + 1 + Integer.BYTES)
                .put(sha256(domain.getBytes(StandardCharsets.UTF_8)))
                .put((byte) (flags | more))
                .putInt((int) counter)
                .array();
    }

    private byte[] clientData(String usual, PasskeyChallenge challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type.isEmpty() ? usual : type, challenge, origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A COSE key (RFC 9052): EC2, ES256, P-256, x and y. */
    private byte[] publicKey() {
        ECPublicKey point = (ECPublicKey) key.getPublic();
        return joined(
                new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, COORDINATE_BYTES},
                coordinate(point.getW().getAffineX()),
                new byte[] {0x22, 0x58, COORDINATE_BYTES},
                coordinate(point.getW().getAffineY()));
    }

    private byte[] signature(byte[] signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, padded, COORDINATE_BYTES - length, length);
        return padded;
    }

    /** A short text in CBOR. */
    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return joined(new byte[] {(byte) (0x60 + bytes.length)}, bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
