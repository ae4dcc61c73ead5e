package io.plexichat.command.account;

import io.plexichat.kernel.account.PasswordHash;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** An Argon2id (RFC 9106) hash with what it was made with, written as a PHC string: {@code $argon2id$v=19$m=..,t=..,p=..$salt$tag}. */
final class Argon2idHash {
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,4}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final int memoryKib;
    private final int iterations;
    private final int parallelism;
    private final byte[] salt;
    private final byte[] tag;

    Argon2idHash(int memoryKib, int iterations, int parallelism, byte[] salt, byte[] tag) {
        this.memoryKib = memoryKib;
        this.iterations = iterations;
        this.parallelism = parallelism;
        this.salt = salt.clone();
        this.tag = tag.clone();
    }

    static Argon2idHash of(byte[] secret, byte[] salt, int memoryKib, int iterations, int parallelism, int tagLength) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(parallelism)
                .withSalt(salt)
                .build());
        byte[] tag = new byte[tagLength];
        generator.generateBytes(secret, tag);
        return new Argon2idHash(memoryKib, iterations, parallelism, salt, tag);
    }

    static Argon2idHash parse(PasswordHash hash) {
        Matcher matcher = PHC.matcher(hash.value());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Expected an Argon2id hash in PHC string form, but got another.");
        }
        return new Argon2idHash(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Base64.getDecoder().decode(matcher.group(4)),
                Base64.getDecoder().decode(matcher.group(5)));
    }

    /** Takes as long whatever differs. */
    boolean matches(byte[] secret) {
        return isSame(ofSameCost(secret));
    }

    /** Of another secret, under the same salt and for the same work. */
    Argon2idHash ofSameCost(byte[] secret) {
        return of(secret, salt, memoryKib, iterations, parallelism, tag.length);
    }

    /** Takes as long whatever differs. */
    boolean isSame(Argon2idHash other) {
        return MessageDigest.isEqual(tag, other.tag) && MessageDigest.isEqual(salt, other.salt);
    }

    boolean isCheaperThan(int otherMemoryKib, int otherIterations) {
        return memoryKib < otherMemoryKib || iterations < otherIterations;
    }

    PasswordHash toPasswordHash() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash("$argon2id$v=19$m=" + memoryKib + ",t=" + iterations + ",p=" + parallelism + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(tag));
    }

    @Override
    public String toString() {
        return "***";
    }
}
