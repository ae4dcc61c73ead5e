package io.plexichat.command;

import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.Rejection;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.HandlerExecutionException;
import org.jspecify.annotations.Nullable;

/** Sends an automation's commands and waits for what becomes of them. */
public final class Orders {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CommandBus commands;

    public Orders(CommandBus commands) {
        this.commands = commands;
    }

    /**
     * @param answer null when it was rejected
     * @param position of its last event or, when it appended none, of the head of the log; -1 when it was rejected
     * @param rejection null when it was carried out
     */
    public record Outcome(
            @Nullable Object answer,
            long position,
            @Nullable Rejection rejection) {}

    /** Throws when the command was not carried out, for whatever reason. */
    public Outcome carryOut(Object command) throws InterruptedException {
        Outcome outcome = send(command);
        if (outcome.rejection() != null) {
            throw new IllegalStateException("Expected a command to be carried out, but it was rejected: "
                    + outcome.rejection().code() + ".");
        }
        return outcome;
    }

    /** A rejection is an outcome; a failure is thrown. */
    public Outcome send(Object command) throws InterruptedException {
        CompletableFuture<CommandResultMessage<?>> answered = new CompletableFuture<>();
        commands.dispatch(GenericCommandMessage.asCommandMessage(command), (_, result) -> answered.complete(result));
        CommandResultMessage<?> result;
        try {
            result = answered.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Expected a command to be answered.", e);
        }
        if (!result.isExceptional()) {
            Object position = Objects.requireNonNull(result.getMetaData().get(MetadataKeys.POSITION));
            return new Outcome(result.getPayload(), ((Number) position).longValue(), null);
        }
        Throwable failure = result.exceptionResult();
        return rejectionIn(failure)
                .filter(reason -> reason.kind() != Rejection.Kind.UNAVAILABLE)
                .map(reason -> new Outcome(null, -1, reason))
                .orElseThrow(() -> new IllegalStateException("Expected a command to be carried out.", failure));
    }

    /** Why a command or a query was rejected; empty for what failed otherwise. */
    public static Optional<Rejection> rejectionIn(Throwable failure) {
        return failure instanceof HandlerExecutionException answered ? answered.getDetails() : Optional.empty();
    }
}
