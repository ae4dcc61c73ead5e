package io.plexichat.gateway;

import io.opentelemetry.context.Context;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.MetadataKeys;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Sends commands on behalf of the current request, never on an event loop. A command that has begun is carried out whether or not
 * somebody still waits for its answer.
 */
public final class Commands {
    private final CommandBus bus;
    private final CommandExecutors executors;
    private final AtomicLong newest = new AtomicLong(-1);

    Commands(CommandBus bus, CommandExecutors executors) {
        this.bus = bus;
        this.executors = executors;
    }

    public <R> Mono<Receipt<R>> send(Object command, Class<R> answer) {
        return dispatched(command)
                .map(result -> new Receipt<>(answer.cast(result.getPayload()), position(result), (Long)
                        result.getMetaData().get(MetadataKeys.FIRST_POSITION)));
    }

    /** For a command that answers nothing: its position. */
    public Mono<Long> send(Object command) {
        return dispatched(command).map(Commands::position);
    }

    /** The last position that a command sent here told of; -1 before the first. */
    public long newest() {
        return newest.get();
    }

    /** For a request whose command another one sends: the position is its own, too. */
    public Mono<Long> shared(Mono<Long> position) {
        return RequestContext.current()
                .flatMap(context -> position.doOnNext(context::wrote))
                .switchIfEmpty(position);
    }

    private Mono<CommandResultMessage<?>> dispatched(Object command) {
        return RequestContext.current()
                .switchIfEmpty(Mono.fromSupplier(RequestContext::ofServer))
                .flatMap(context -> MessageMetadata.forCommand(context)
                        .flatMap(metadata -> handled(command, metadata))
                        .doOnNext(result -> {
                            long position = position(result);
                            newest.accumulateAndGet(position, Math::max);
                            context.wrote(position);
                        }));
    }

    private Mono<CommandResultMessage<?>> handled(Object command, Map<String, Object> metadata) {
        return Mono.create(sink -> {
            AtomicBoolean cancelled = new AtomicBoolean();
            sink.onCancel(() -> cancelled.set(true));
            Runnable work = Context.current().wrap(() -> {
                if (!cancelled.get()) {
                    handle(command, metadata, sink);
                }
            });
            try {
                executors.forCommand(command).execute(work);
            } catch (RejectedExecutionException e) {
                sink.error(CommonRejections.SERVER_BUSY.because(
                        "Expected to carry out the request, but too many are waiting. Try again soon."));
            }
        });
    }

    private void handle(Object command, Map<String, Object> metadata, MonoSink<CommandResultMessage<?>> sink) {
        try {
            CompletableFuture<CommandResultMessage<?>> handled = new CompletableFuture<>();
            bus.dispatch(new GenericCommandMessage<>(command, metadata), (_, result) -> handled.complete(result));
            // Held until it is done, so that the executor's bound is a bound on what runs.
            CommandResultMessage<?> result = handled.join();
            if (result.isExceptional()) {
                sink.error(result.exceptionResult());
            } else {
                sink.success(result);
            }
        } catch (RuntimeException e) {
            sink.error(e);
        }
    }

    private static long position(CommandResultMessage<?> result) {
        @Nullable Object position = result.getMetaData().get(MetadataKeys.POSITION);
        if (position instanceof Long known) {
            return known;
        }
        throw new IllegalStateException("Expected a command bus that tells positions, but got none.");
    }
}
