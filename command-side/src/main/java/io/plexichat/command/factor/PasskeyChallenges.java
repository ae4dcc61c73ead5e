package io.plexichat.command.factor;

import io.plexichat.kernel.factor.PasskeyChallenge;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.LookupDomain;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What passkeys are to sign: 32 random bytes, the time in 8, and a keyed hash of both in 32, by the vault. So whichever process an answer
 * comes to knows that this server made it, and when, and nothing is kept of those that nobody answers. That one is answered once is seen
 * to by {@link PasskeysState}.
 */
final class PasskeyChallenges {
    private static final int RANDOM_BYTES = 32;
    private static final int HASHED_BYTES = RANDOM_BYTES + Long.BYTES;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyVault vault;

    PasskeyChallenges(KeyVault vault) {
        this.vault = vault;
    }

    PasskeyChallenge make(Instant at) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        byte[] hashed = ByteBuffer.allocate(HASHED_BYTES)
                .put(random)
                .putLong(at.toEpochMilli())
                .array();
        byte[] all = ByteBuffer.allocate(HASHED_BYTES + HASH_BYTES)
                .put(hashed)
                .put(hash(hashed))
                .array();
        return new PasskeyChallenge(Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    }

    boolean isOurs(PasskeyChallenge challenge) {
        byte[] bytes = bytes(challenge);
        if (bytes.length != HASHED_BYTES + HASH_BYTES) {
            return false;
        }
        byte[] hashed = new byte[HASHED_BYTES];
        byte[] hash = new byte[HASH_BYTES];
        ByteBuffer.wrap(bytes).get(hashed).get(hash);
        return MessageDigest.isEqual(hash(hashed), hash);
    }

    /** Of one that is ours. */
    static Instant madeAt(PasskeyChallenge challenge) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(bytes(challenge)).getLong(RANDOM_BYTES));
    }

    private byte[] hash(byte[] hashed) {
        String keyed = vault.lookupHash(
                        LookupDomain.PASSKEY_CHALLENGE, HexFormat.of().formatHex(hashed))
                .value();
        try {
            return MessageDigest.getInstance("SHA-256").digest(keyed.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in every JDK.", e);
        }
    }

    private static byte[] bytes(PasskeyChallenge challenge) {
        return Base64.getUrlDecoder().decode(challenge.value());
    }
}
