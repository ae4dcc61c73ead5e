package io.plexichat.command.account;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and checks passwords: Argon2id with 19 MiB, two passes and one lane, as OWASP recommends. At most one hash per processor is
 * made at a time, so that a flood of logins takes time and not memory; who waits too long is told that the server is busy.
 */
final class PasswordHashing {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SecureRandom random = new SecureRandom();
    private final Semaphore permits = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /** Nobody's: what a password is checked against when there is nothing to check it against. */
    private final Argon2idHash nobody =
            new Argon2idHash(MEMORY_KIB, ITERATIONS, PARALLELISM, randomBytes(SALT_BYTES), randomBytes(TAG_BYTES));

    PasswordHash hash(Password password) {
        return withBytes(
                password,
                bytes -> Argon2idHash.of(bytes, randomBytes(SALT_BYTES), MEMORY_KIB, ITERATIONS, PARALLELISM, TAG_BYTES)
                        .toPasswordHash());
    }

    /** The same work whether there is a hash, or a match, or not. */
    boolean matches(Password password, @Nullable PasswordHash hash) {
        Argon2idHash expected = hash == null ? nobody : Argon2idHash.parse(hash);
        boolean matches = withBytes(password, expected::matches);
        return matches && hash != null;
    }

    /** The same letters typed on two systems may be other code points: they are composed first (NFC, as RFC 8265 has it). */
    private <T> T withBytes(Password password, Function<byte[], T> work) {
        byte[] bytes =
                Normalizer.normalize(password.value(), Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        acquire();
        try {
            return work.apply(bytes);
        } finally {
            permits.release();
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private void acquire() {
        boolean acquired;
        try {
            acquired = permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            acquired = false;
        }
        if (!acquired) {
            throw CommonRejections.SERVER_BUSY.because(
                    "Expected to check a password, but too many others are being checked.");
        }
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
