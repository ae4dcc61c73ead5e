package io.plexichat.command.key;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.plexichat.kernel.key.KeyCommand.CompleteKeyRotation;
import io.plexichat.kernel.key.KeyCommand.RotateKey;
import io.plexichat.kernel.key.KeyEvent;
import io.plexichat.kernel.key.KeyEvent.KeyRotationCompleted;
import io.plexichat.kernel.key.KeyEvent.KeyRotationStarted;
import io.plexichat.kernel.key.KeyRejections;
import io.plexichat.kernel.key.KeyRotationId;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** One rotation at a time. */
final class KeyRing {
    static final String ID = "key-ring";

    private @Nullable KeyRingState state;

    KeyRing() {}

    void rotate(RotateKey command) {
        if (state != null && state.lastRotation().equals(command.rotationId())) {
            return;
        }
        if (state != null && state.running()) {
            throw KeyRejections.ROTATION_RUNNING.because(
                    "Expected to rotate the keys, but rotation " + state.lastRotation() + " is under way.");
        }
        apply(new KeyRotationStarted(command.rotationId(), command.by(), command.at()));
    }

    /** Once is enough. */
    void complete(CompleteKeyRotation command) {
        if (running().filter(command.rotationId()::equals).isPresent()) {
            apply(new KeyRotationCompleted(command.rotationId(), command.keys(), command.at()));
        }
    }

    Optional<KeyRotationId> running() {
        return Optional.ofNullable(state).filter(KeyRingState::running).map(KeyRingState::lastRotation);
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return state == null ? null : ID;
    }

    @EventSourcingHandler
    void on(KeyEvent event) {
        state = KeyRingState.evolve(event);
    }
}
