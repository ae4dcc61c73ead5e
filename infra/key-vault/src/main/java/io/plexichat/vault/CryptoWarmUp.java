package io.plexichat.vault;

import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyScope;
import java.util.UUID;

/** Uses the ciphers until the JVM has compiled them, beside everything else: until then the JCE's AES-GCM is a hundred times slower. */
final class CryptoWarmUp {
    private static final int ROUNDS = 10_000;

    private CryptoWarmUp() {}

    /** Returns at once. */
    static void begin() {
        Thread.ofPlatform().name("crypto-warm-up").daemon().start(CryptoWarmUp::run);
    }

    private static void run() {
        DataKey key = new DataKey(new KeyId(new UUID(0, 0)), KeyScope.lookup(), DataKey.randomBytes(XaesGcm.KEY_BYTES));
        Binding binding = new Binding("warm.up", "text", "none");
        String text = "x".repeat(500);
        for (int i = 0; i < ROUNDS; i++) {
            String _ = key.open(key.seal(binding, text), binding);
        }
    }
}
