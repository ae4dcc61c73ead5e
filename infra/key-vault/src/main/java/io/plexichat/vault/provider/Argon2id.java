package io.plexichat.vault.provider;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id, version 1.3 (RFC 9106): a key of 32 bytes from a passphrase, at a price.
 *
 * @param memoryKib in KiB
 */
record Argon2id(int memoryKib, int iterations, int parallelism) {
    /** The second of the options that RFC 9106, section 4, recommends: 64 MiB, 3 passes, 4 lanes. */
    static final Argon2id RECOMMENDED = new Argon2id(64 * 1024, 3, 4);

    static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;
    /** More than anyone chooses, and less than takes the server's memory and minutes because a file was changed. */
    private static final Argon2id LIMIT = new Argon2id(1024 * 1024, 64, 64);

    boolean withinLimits() {
        return memoryKib >= 8 * parallelism
                && memoryKib <= LIMIT.memoryKib
                && iterations >= 1
                && iterations <= LIMIT.iterations
                && parallelism >= 1
                && parallelism <= LIMIT.parallelism;
    }

    byte[] key(Secret passphrase, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(parallelism)
                .withSalt(salt)
                .build());
        byte[] key = new byte[KEY_BYTES];
        generator.generateBytes(passphrase.value().getBytes(StandardCharsets.UTF_8), key);
        return key;
    }
}
