package io.plexichat.gateway;

import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.RejectedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.jspecify.annotations.Nullable;

/** Axon's own buses with handlers that tests set, and a record of what came in. */
public final class RecordingBuses {
    private final SimpleCommandBus commands = SimpleCommandBus.builder().build();
    private final SimpleQueryBus queries = SimpleQueryBus.builder().build();
    private final Map<Class<?>, Function<Object, @Nullable Object>> handlers = new ConcurrentHashMap<>();
    private final List<CommandMessage<?>> sentCommands = new CopyOnWriteArrayList<>();
    private final List<QueryMessage<?, ?>> askedQueries = new CopyOnWriteArrayList<>();
    private final AtomicLong position = new AtomicLong(100);
    private final AtomicLong appended = new AtomicLong(1);

    public CommandBus commandBus() {
        return commands;
    }

    public QueryBus queryBus() {
        return queries;
    }

    public void reset() {
        sentCommands.clear();
        askedQueries.clear();
        position.set(100);
        appended.set(1);
    }

    /** What the next commands append: so many events each. */
    public void appending(long events) {
        appended.set(events);
    }

    public List<CommandMessage<?>> sent() {
        return List.copyOf(sentCommands);
    }

    public <C> C sent(Class<C> type) {
        return type.cast(sentMessage(type).getPayload());
    }

    public CommandMessage<?> sentMessage(Class<?> type) {
        return sentCommands.stream()
                .filter(message -> type.isInstance(message.getPayload()))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    public <Q> Q asked(Class<Q> type) {
        return type.cast(askedMessage(type).getPayload());
    }

    public QueryMessage<?, ?> askedMessage(Class<?> type) {
        return askedQueries.stream()
                .filter(message -> type.isInstance(message.getPayload()))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    public List<QueryMessage<?, ?>> asked() {
        return List.copyOf(askedQueries);
    }

    /** @param handler answers, or throws a rejection */
    public <C> void onCommand(Class<C> type, Function<C, @Nullable Object> handler) {
        boolean subscribed = handlers.put(type, command -> handler.apply(type.cast(command))) != null;
        if (!subscribed) {
            var _ = commands.subscribe(type.getName(), message -> {
                sentCommands.add(message);
                return handled(type, message);
            });
        }
    }

    public <Q, R> void onQuery(Class<Q> type, Class<R> answer, Function<Q, R> handler) {
        boolean subscribed = handlers.put(type, query -> handler.apply(type.cast(query))) != null;
        if (!subscribed) {
            @SuppressWarnings("FutureReturnValueIgnored") // It is the handler's answer.
            var _ = queries.<CompletableFuture<R>>subscribe(type.getName(), answer, message -> {
                askedQueries.add(message);
                return CompletableFuture.completedFuture(answered(type, answer, message.getPayload()));
            });
        }
    }

    /** What a handler that was set says. */
    public <R> R answer(Object query, Class<R> type) {
        return type.cast(Objects.requireNonNull(handler(query.getClass()).apply(query)));
    }

    private Function<Object, @Nullable Object> handler(Class<?> type) {
        return Objects.requireNonNull(handlers.get(type));
    }

    @SuppressWarnings("NullAway") // Axon's results may be null.
    private Object handled(Class<?> type, CommandMessage<?> message) {
        try {
            @Nullable Object result = handler(type).apply(message.getPayload());
            Map<String, Object> metadata = new HashMap<>();
            if (appended.get() > 0) {
                metadata.put(MetadataKeys.FIRST_POSITION, position.get() + 1);
            }
            metadata.put(MetadataKeys.POSITION, position.addAndGet(appended.get()));
            return new GenericCommandResultMessage<@Nullable Object>(result, metadata);
        } catch (RejectedException e) {
            throw new CommandExecutionException(e.getMessage(), null, e.rejection());
        }
    }

    private <R> R answered(Class<?> type, Class<R> answer, Object query) {
        try {
            return Objects.requireNonNull(answer.cast(handler(type).apply(query)));
        } catch (RejectedException e) {
            throw new QueryExecutionException(e.getMessage(), null, e.rejection());
        }
    }
}
