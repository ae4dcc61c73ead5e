package io.plexichat.command;

import io.plexichat.command.LogPositions.PositionRange;
import io.plexichat.kernel.MetadataKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.Registration;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Handles a command on the caller's thread and answers once its events are durable. The answer's metadata tell the
 * {@linkplain MetadataKeys#POSITION position} of the last event it appended, or the head of the log when it appended none, and the
 * {@linkplain MetadataKeys#FIRST_POSITION first position} when it appended some.
 *
 * <p>A command that lost a race against another is handled again, in a new unit of work and with its {@link #ATTEMPT} one higher. A
 * failure is always a {@link org.axonframework.commandhandling.CommandExecutionException} with a
 * {@link io.plexichat.kernel.Rejection} as its details.
 */
public class PositionedCommandBus extends SimpleCommandBus {
    /** How often a command was handled before, an Integer; in the metadata that handlers see. */
    public static final String ATTEMPT = "attempt";

    private static final int MAX_ATTEMPTS = 5;
    private static final long PAUSE_MILLIS = 5;

    private final LogPositions positions;
    private final CommandBusSpanFactory spans;
    private final List<MessageHandlerInterceptor<? super CommandMessage<?>>> interceptors =
            new CopyOnWriteArrayList<>();

    public PositionedCommandBus(LogPositions positions, CommandBusSpanFactory spans) {
        super(SimpleCommandBus.builder().spanFactory(spans));
        this.positions = positions;
        this.spans = spans;
        interceptors.add(new CorrelationDataInterceptor<>(new EventMetadata()));
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        interceptors.add(interceptor);
        return () -> interceptors.remove(interceptor);
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        CommandResultMessage<R> answer =
                spans.createHandleCommandSpan(command, false).runSupplier(() -> answer(command, handler));
        callback.onResult(command, answer);
    }

    private <R> CommandResultMessage<R> answer(
            CommandMessage<?> command, MessageHandler<? super CommandMessage<?>> handler) {
        try {
            for (int attempt = 0; ; attempt++) {
                UnitOfWork<CommandMessage<?>> unitOfWork =
                        DefaultUnitOfWork.startAndGet(command.andMetaData(Map.of(ATTEMPT, attempt)));
                ResultMessage<?> result = unitOfWork.executeWithResult(
                        () -> new DefaultInterceptorChain<>(unitOfWork, interceptors, handler).proceed(),
                        RollbackConfigurationType.ANY_THROWABLE);
                if (!result.isExceptional()) {
                    return GenericCommandResultMessage.<R>asCommandResultMessage(result)
                            .andMetaData(positionsAfter(unitOfWork));
                }
                Throwable failure = positions.explained(result.exceptionResult());
                if (attempt + 1 >= MAX_ATTEMPTS || !CommandFailures.isConflict(failure)) {
                    return failed(command, failure);
                }
                pause(attempt);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(command, e);
        } catch (RuntimeException e) {
            return failed(command, e);
        }
    }

    private Map<String, Object> positionsAfter(UnitOfWork<?> unitOfWork) {
        Optional<PositionRange> appended = positions.appended(unitOfWork);
        Map<String, Object> metadata = new HashMap<>();
        appended.ifPresent(range -> metadata.put(MetadataKeys.FIRST_POSITION, range.first()));
        metadata.put(MetadataKeys.POSITION, appended.map(PositionRange::last).orElseGet(positions::head));
        return metadata;
    }

    /** Spreads out those who met, so that they do not meet again. */
    private static void pause(int attempt) throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextLong(PAUSE_MILLIS * (attempt + 1)));
    }

    private <R> CommandResultMessage<R> failed(CommandMessage<?> command, Throwable failure) {
        return GenericCommandResultMessage.asCommandResultMessage(
                CommandFailures.toAnswer(command, positions.explained(failure)));
    }
}
