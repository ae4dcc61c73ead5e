package io.plexichat.command.key;

import io.plexichat.kernel.key.KeyCommand.CompleteKeyRotation;
import io.plexichat.kernel.key.KeyCommand.RotateKey;
import io.plexichat.kernel.key.KeyEvent.KeyRotationStarted;
import io.plexichat.kernel.key.KeyGenerationView.State;
import io.plexichat.kernel.key.KeyGenerations;
import io.plexichat.kernel.key.KeyRotationId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Carries out rotations, on a thread of its own: when one was started, and, since that process may have ended, whenever it looks and finds
 * one unfinished. Begins one by itself when the current generation is older than configured.
 */
final class WhenKeyRotationStartedThenRotate implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(WhenKeyRotationStartedThenRotate.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final long LONGEST_COMMAND_SECONDS = 60;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final KeyRingReader ring;
    private final KeyGenerations generations;
    private final CommandBus commands;
    private final InstantSource clock;
    private final @Nullable Duration rotateEvery;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().name("key-rotation").daemon().unstarted(this::run);

    /** @param rotateEvery how old the current generation may become; null for any age */
    WhenKeyRotationStartedThenRotate(
            KeyRingReader ring,
            KeyGenerations generations,
            CommandBus commands,
            InstantSource clock,
            @Nullable Duration rotateEvery) {
        this.ring = ring;
        this.generations = generations;
        this.commands = commands;
        this.clock = clock;
        this.rotateEvery = rotateEvery;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Events that are being committed, as an event store tells them to its subscribers. */
    void follow(List<? extends EventMessage<?>> events) {
        if (events.stream().anyMatch(event -> event.getPayload() instanceof KeyRotationStarted)) {
            if (CurrentUnitOfWork.isStarted()) {
                CurrentUnitOfWork.get().afterCommit(_ -> wakeUps.release());
            } else {
                wakeUps.release();
            }
        }
    }

    /** Begins what is due and finishes what was begun. */
    void look() {
        if (rotateEvery != null) {
            overdue(rotateEvery).ifPresent(rotation -> send(new RotateKey(rotation, null, clock.instant())));
        }
        Optional<KeyRotationId> running = ring.running();
        running.ifPresent(rotation -> {
            long keys = generations.rotate(rotation, clock.instant());
            send(new CompleteKeyRotation(rotation, keys, clock.instant()));
            log.info("Rotated the keys: {} data keys were wrapped again.", keys);
        });
    }

    /** The rotation that has to follow the current generation: the same for all processes that find it overdue. */
    private Optional<KeyRotationId> overdue(Duration age) {
        return ring.running().isPresent()
                ? Optional.empty()
                : generations.list().stream()
                        .filter(generation -> generation.state() == State.CURRENT)
                        .filter(current ->
                                current.madeAt().isBefore(clock.instant().minus(age)))
                        .map(current -> new KeyRotationId(UUID.nameUUIDFromBytes(
                                ("after generation " + current.number()).getBytes(StandardCharsets.UTF_8))))
                        .findFirst();
    }

    /** A failure is looked at again later, when the next look finds it undone. */
    private void send(Object command) {
        CompletableFuture<CommandResultMessage<?>> handled = new CompletableFuture<>();
        commands.dispatch(GenericCommandMessage.asCommandMessage(command), (_, result) -> handled.complete(result));
        CommandResultMessage<?> result =
                handled.orTimeout(LONGEST_COMMAND_SECONDS, TimeUnit.SECONDS).join();
        if (result.isExceptional()) {
            throw new IllegalStateException("Expected a command to be carried out.", result.exceptionResult());
        }
    }

    private void run() {
        try {
            while (true) {
                try {
                    look();
                } catch (RuntimeException e) {
                    log.warn("The rotation of keys is not done; trying again in {} s.", BETWEEN_LOOKS.toSeconds(), e);
                }
                boolean _ = wakeUps.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                int _ = wakeUps.drainPermits();
            }
        } catch (InterruptedException _) {
            // Stopped; what is unfinished is found at the next start.
        }
    }

    @Override
    public void stop() {
        thread.interrupt();
        try {
            thread.join(LONGEST_STOP);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
