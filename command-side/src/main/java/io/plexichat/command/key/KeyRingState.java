package io.plexichat.command.key;

import io.plexichat.kernel.key.KeyEvent;
import io.plexichat.kernel.key.KeyEvent.KeyRotationCompleted;
import io.plexichat.kernel.key.KeyEvent.KeyRotationStarted;
import io.plexichat.kernel.key.KeyRotationId;

/** @param running whether the last rotation is still under way */
record KeyRingState(KeyRotationId lastRotation, boolean running) {
    static KeyRingState evolve(KeyEvent event) {
        return switch (event) {
            case KeyRotationStarted started -> new KeyRingState(started.rotationId(), true);
            case KeyRotationCompleted completed -> new KeyRingState(completed.rotationId(), false);
        };
    }
}
