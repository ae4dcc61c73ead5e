package io.plexichat.kernel.key;

import io.plexichat.kernel.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

public sealed interface KeyCommand {
    KeyRotationId rotationId();

    /**
     * Begins to replace the key-encryption key and to wrap all data keys again. Asked again with the same id it changes nothing;
     * rejected with {@code key.rotation-running} while another one is under way.
     *
     * @param by who asked; null for the server's own schedule
     */
    record RotateKey(KeyRotationId rotationId, @Nullable AccountId by, Instant at) implements KeyCommand {}

    /**
     * All data keys are wrapped by the new generation.
     *
     * @param keys how many were wrapped again
     */
    record CompleteKeyRotation(KeyRotationId rotationId, long keys, Instant at) implements KeyCommand {}
}
