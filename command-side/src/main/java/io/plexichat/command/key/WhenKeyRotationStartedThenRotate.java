package io.plexichat.command.key;

import io.plexichat.command.Automation;
import io.plexichat.command.LogPositions;
import io.plexichat.command.LogPositions.Positioned;
import io.plexichat.command.Orders;
import io.plexichat.kernel.key.KeyCommand.CompleteKeyRotation;
import io.plexichat.kernel.key.KeyCommand.RotateKey;
import io.plexichat.kernel.key.KeyEvent.KeyRotationStarted;
import io.plexichat.kernel.key.KeyGenerationView.State;
import io.plexichat.kernel.key.KeyGenerations;
import io.plexichat.kernel.key.KeyRotationId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out rotations, on a thread of its own: when one was started, and, since that process may have ended, whenever it looks and finds
 * one unfinished. Begins one by itself when the current generation is older than configured.
 */
final class WhenKeyRotationStartedThenRotate extends Automation {
    private static final Logger log = LoggerFactory.getLogger(WhenKeyRotationStartedThenRotate.class);

    private final LogPositions positions;
    private final KeyGenerations generations;
    private final Orders orders;
    private final InstantSource clock;
    private final @Nullable Duration rotateEvery;

    /** @param rotateEvery how old the current generation may become; null for any age */
    WhenKeyRotationStartedThenRotate(
            LogPositions positions,
            KeyGenerations generations,
            Orders orders,
            InstantSource clock,
            @Nullable Duration rotateEvery) {
        super("key-rotation", BETWEEN_LOOKS);
        this.positions = positions;
        this.generations = generations;
        this.orders = orders;
        this.clock = clock;
        this.rotateEvery = rotateEvery;
    }

    @Override
    protected boolean isReasonToLook(Object event) {
        return event instanceof KeyRotationStarted;
    }

    /** Begins what is due and finishes what was begun. */
    @Override
    protected Duration look() throws InterruptedException {
        Optional<KeyRotationId> running = running();
        if (running.isEmpty() && rotateEvery != null) {
            Optional<KeyRotationId> overdue = overdue(rotateEvery);
            if (overdue.isPresent()) {
                orders.carryOut(new RotateKey(overdue.get(), null, clock.instant()));
                running = running();
            }
        }
        if (running.isPresent()) {
            long keys = generations.rotate(running.get(), clock.instant());
            orders.carryOut(new CompleteKeyRotation(running.get(), keys, clock.instant()));
            log.info("Rotated the keys: {} data keys were wrapped again.", keys);
        }
        return BETWEEN_LOOKS;
    }

    /** The rotation that is under way: the last event tells. */
    private Optional<KeyRotationId> running() {
        Positioned last = positions.lastEvents(Set.of(KeyRing.ID)).get(KeyRing.ID);
        return last != null && last.event().getPayload() instanceof KeyRotationStarted started
                ? Optional.of(started.rotationId())
                : Optional.empty();
    }

    /** The rotation that has to follow the current generation: the same for all processes that find it overdue. */
    private Optional<KeyRotationId> overdue(Duration age) {
        return generations.list().stream()
                .filter(generation -> generation.state() == State.CURRENT)
                .filter(current -> current.madeAt().isBefore(clock.instant().minus(age)))
                .map(current -> new KeyRotationId(UUID.nameUUIDFromBytes(
                        ("after generation " + current.number()).getBytes(StandardCharsets.UTF_8))))
                .findFirst();
    }
}
