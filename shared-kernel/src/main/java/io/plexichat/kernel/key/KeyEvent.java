package io.plexichat.kernel.key;

import io.plexichat.kernel.EventName;
import io.plexichat.kernel.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to the key-encryption key. The keys themselves are in no event. */
public sealed interface KeyEvent {
    KeyRotationId rotationId();

    Instant at();

    /** @param by who asked; null for the server's own schedule */
    @EventName("key.rotation-started")
    record KeyRotationStarted(
            KeyRotationId rotationId, @Nullable AccountId by, Instant at) implements KeyEvent {}

    /** @param keys how many data keys were wrapped again */
    @EventName("key.rotation-completed")
    record KeyRotationCompleted(KeyRotationId rotationId, long keys, Instant at) implements KeyEvent {}
}
