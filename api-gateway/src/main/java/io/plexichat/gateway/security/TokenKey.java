package io.plexichat.gateway.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;

/**
 * A key pair that signs access tokens by Ed25519, kept as a JWK. The JDK does the reckoning: Nimbus JOSE would need another library for
 * it.
 */
final class TokenKey {
    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.EdDSA;

    private static final String ED25519 = Curve.Ed25519.getName();
    private static final int BYTES = 32;
    /** What stands before the 32 bytes of a key in the encodings that the JDK takes: the same for all (RFC 8410). */
    private static final byte[] BEFORE_PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte[] BEFORE_SECRET = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final int number;
    private final OctetKeyPair jwk;
    private final PrivateKey secret;
    private final PublicKey open;

    private TokenKey(int number, OctetKeyPair jwk) throws GeneralSecurityException {
        this.number = number;
        this.jwk = jwk;
        KeyFactory keys = KeyFactory.getInstance(ED25519);
        secret = keys.generatePrivate(
                new PKCS8EncodedKeySpec(joined(BEFORE_SECRET, jwk.getD().decode())));
        open = keys.generatePublic(
                new X509EncodedKeySpec(joined(BEFORE_PUBLIC, jwk.getX().decode())));
    }

    /** @param signsFrom when tokens begin to be signed by it; to the second */
    static TokenKey create(int number, Instant signsFrom) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
            OctetKeyPair jwk = new OctetKeyPair.Builder(
                            Curve.Ed25519, last(pair.getPublic().getEncoded()))
                    .d(last(pair.getPrivate().getEncoded()))
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(ALGORITHM)
                    .notBeforeTime(Date.from(signsFrom.truncatedTo(ChronoUnit.SECONDS)))
                    .keyIDFromThumbprint()
                    .build();
            return new TokenKey(number, jwk);
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("Expected Ed25519 in every JDK, but it is missing.", e);
        }
    }

    /** @throws IllegalStateException when it is not one whole key pair */
    static TokenKey parse(int number, byte[] json) {
        try {
            OctetKeyPair jwk = OctetKeyPair.parse(new String(json, StandardCharsets.UTF_8));
            if (jwk.isPrivate()
                    && Curve.Ed25519.equals(jwk.getCurve())
                    && jwk.getKeyID() != null
                    && jwk.getNotBeforeTime() != null) {
                TokenKey key = new TokenKey(number, jwk);
                byte[] anything = {1};
                if (key.verify(anything, key.sign(anything))) {
                    return key;
                }
            }
        } catch (ParseException | IllegalArgumentException | GeneralSecurityException _) {
            // Its own sentence: what a parser says may quote the key.
        }
        throw new IllegalStateException("Expected an Ed25519 key pair in file " + number
                + " of the keys of access tokens, but it is damaged or another key.");
    }

    int number() {
        return number;
    }

    String id() {
        return jwk.getKeyID();
    }

    Instant signsFrom() {
        return jwk.getNotBeforeTime().toInstant();
    }

    /** Without the secret. */
    OctetKeyPair publicJwk() {
        return jwk.toPublicJWK();
    }

    /** With the secret, as {@link #parse} takes it. */
    byte[] json() {
        return jwk.toJSONString().getBytes(StandardCharsets.UTF_8);
    }

    Base64URL sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ED25519);
            signature.initSign(secret);
            signature.update(text);
            return Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected Ed25519 in every JDK, but it is missing.", e);
        }
    }

    boolean verify(byte[] text, Base64URL signed) {
        try {
            Signature signature = Signature.getInstance(ED25519);
            signature.initVerify(open);
            signature.update(text);
            return signature.verify(signed.decode());
        } catch (SignatureException _) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected Ed25519 in every JDK, but it is missing.", e);
        }
    }

    private static byte[] joined(byte[] before, byte[] key) {
        byte[] all = Arrays.copyOf(before, before.length + key.length);
        System.arraycopy(key, 0, all, before.length, key.length);
        return all;
    }

    private static Base64URL last(byte[] encoded) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length));
    }

    @Override
    public String toString() {
        return id();
    }
}
