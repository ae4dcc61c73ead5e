package io.plexichat.command.account;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and checks passwords by Argon2id, with what the settings ask for. At most one hash per processor is made at a time, so that a
 * flood of logins takes time and not memory; who waits too long is told that the server is busy.
 */
public final class PasswordHashing {
    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PasswordSettings settings;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore permits = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /** Nobody's: what a password is checked against when there is nothing to check it against. */
    private final Argon2idHash nobody;

    PasswordHashing(PasswordSettings settings) {
        this.settings = settings;
        nobody = new Argon2idHash(
                settings.memoryKib(),
                settings.iterations(),
                settings.parallelism(),
                randomBytes(SALT_BYTES),
                randomBytes(TAG_BYTES));
    }

    PasswordHash hash(Password password) {
        return withBytes(password, bytes -> hash(bytes, randomBytes(SALT_BYTES)).toPasswordHash());
    }

    private Argon2idHash hash(byte[] secret, byte[] salt) {
        return Argon2idHash.of(
                secret, salt, settings.memoryKib(), settings.iterations(), settings.parallelism(), TAG_BYTES);
    }

    /** Whether it was made with less memory or fewer iterations than the settings ask for. */
    boolean isOutdated(PasswordHash hash) {
        return Argon2idHash.parse(hash).isCheaperThan(settings.memoryKib(), settings.iterations());
    }

    /** Under one salt, so that {@link #find} takes the work of one hash. */
    public List<PasswordHash> hashTogether(List<Password> secrets) {
        byte[] salt = randomBytes(SALT_BYTES);
        return secrets.stream()
                .map(secret -> withBytes(secret, bytes -> hash(bytes, salt).toPasswordHash()))
                .toList();
    }

    /** Which one of those that were hashed together it is; the same work whether it is one. */
    public OptionalInt find(Password secret, List<PasswordHash> together) {
        List<Argon2idHash> hashes = together.stream().map(Argon2idHash::parse).toList();
        Argon2idHash made = withBytes(secret, hashes.getFirst()::ofSameCost);
        return IntStream.range(0, hashes.size())
                .filter(number -> hashes.get(number).isSame(made))
                .findFirst();
    }

    /** The same work whether there is a hash, or a match, or not. */
    boolean matches(Password password, @Nullable PasswordHash hash) {
        Argon2idHash expected = hash == null ? nobody : Argon2idHash.parse(hash);
        boolean matches = withBytes(password, expected::matches);
        return matches && hash != null;
    }

    private <T> T withBytes(Password password, Function<byte[], T> work) {
        byte[] bytes = password.normalised().getBytes(StandardCharsets.UTF_8);
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
