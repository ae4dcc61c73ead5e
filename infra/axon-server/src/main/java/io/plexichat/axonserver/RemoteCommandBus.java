package io.plexichat.axonserver;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.callbacks.NoOpCallback;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands to the processes that handle them, through Axon Server. Always answers, in bounded time: a failure has a
 * {@link io.plexichat.kernel.Rejection} as its details, as one from a handler here would.
 */
public final class RemoteCommandBus implements CommandBus, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AxonServerLink link;
    private final AxonServerCommandBus bus;

    private RemoteCommandBus(AxonServerLink link, AxonServerCommandBus bus) {
        this.link = link;
        this.bus = bus;
    }

    /** @param here handles what comes to this process */
    public static RemoteCommandBus of(
            AxonServerLink link, CommandBus here, Serializer messageSerializer, CommandBusSpanFactory spans) {
        AxonServerCommandBus bus = AxonServerCommandBus.builder()
                .axonServerConnectionManager(link.connections())
                .configuration(link.configuration())
                .localSegment(here)
                .serializer(messageSerializer)
                .routingStrategy(new CommandRouting())
                .spanFactory(spans)
                .build();
        bus.start();
        return new RemoteCommandBus(link, bus);
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, NoOpCallback.INSTANCE);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        if (!link.isConnected()) {
            callback.onResult(command, GenericCommandResultMessage.asCommandResultMessage(RemoteFailures.unsent()));
            return;
        }
        CompletableFuture<CommandResultMessage<? extends R>> answer = new CompletableFuture<>();
        CompletableFuture<Void> _ = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .handle((result, failure) -> {
                    callback.onResult(command, answered(command, result, failure));
                    return null;
                });
        bus.<C, R>dispatch(command, (_, result) -> answer.complete(result));
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return bus.subscribe(commandName, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return bus.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return bus.registerDispatchInterceptor(interceptor);
    }

    private static <R> CommandResultMessage<? extends R> answered(
            CommandMessage<?> command,
            @Nullable CommandResultMessage<? extends R> result,
            @Nullable Throwable failure) {
        if (result != null && !result.isExceptional()) {
            return result;
        }
        Throwable cause = result != null ? result.exceptionResult() : Objects.requireNonNull(failure);
        return GenericCommandResultMessage.asCommandResultMessage(
                RemoteFailures.ofCommand(command.getCommandName(), cause));
    }

    /** Takes no more commands from others, and finishes those it has. */
    @Override
    public void close() {
        bus.disconnect().join();
    }
}
