package io.plexichat.vault;

import io.plexichat.kernel.key.Sealed;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;

/**
 * Nonces that nobody draws twice: random bytes of the operating system, through the JDK. Each thread draws some at once, since all
 * instances of the JDK's source wait for one lock. What a thread does not use soon is thrown away, as the JDK does with its own, so that a
 * copy of a running machine has little that the original has, too.
 */
final class Nonces {
    static final int AT_ONCE = 16;
    static final Duration KEPT = Duration.ofMillis(100);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadLocal<Nonces> OF_THREAD = ThreadLocal.withInitial(Nonces::new);

    private final byte[] drawn = new byte[AT_ONCE * Sealed.NONCE_BYTES];
    private int used = drawn.length;
    private long drawnAt;

    Nonces() {}

    static byte[] next() {
        return OF_THREAD.get().next(System.nanoTime());
    }

    /** @param now of a clock that only goes forward */
    byte[] next(long now) {
        if (used == drawn.length || now - drawnAt >= KEPT.toNanos()) {
            RANDOM.nextBytes(drawn);
            used = 0;
            drawnAt = now;
        }
        byte[] nonce = Arrays.copyOfRange(drawn, used, used + Sealed.NONCE_BYTES);
        used += Sealed.NONCE_BYTES;
        return nonce;
    }

    /** How many are drawn and not used. */
    int left() {
        return (drawn.length - used) / Sealed.NONCE_BYTES;
    }
}
