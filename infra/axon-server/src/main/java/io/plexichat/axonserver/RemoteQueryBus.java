package io.plexichat.axonserver;

import io.plexichat.kernel.projection.ProjectionOrder;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.axonframework.queryhandling.SubscriptionQueryUpdateMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Asks queries of the processes that answer them, through Axon Server. Answers in bounded time: a failure has a
 * {@link io.plexichat.kernel.Rejection} as its details, as one from a handler here would.
 */
public final class RemoteQueryBus implements QueryBus, AutoCloseable {
    /** Longer than a handler waits for its read model. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Longer than any range of events takes that may be tried out. */
    private static final Duration TRY_PATIENCE = Duration.ofMinutes(30);

    private final AxonServerLink link;
    private final AxonServerQueryBus bus;

    private RemoteQueryBus(AxonServerLink link, AxonServerQueryBus bus) {
        this.link = link;
        this.bus = bus;
    }

    /** @param updates of the subscription queries that are answered in this process */
    public static RemoteQueryBus of(
            AxonServerLink link, QueryUpdateEmitter updates, Serializer messageSerializer, QueryBusSpanFactory spans) {
        AxonServerQueryBus bus = AxonServerQueryBus.builder()
                .axonServerConnectionManager(link.connections())
                .configuration(link.configuration())
                .localSegment(new HandlingQueryBus(updates, spans))
                .updateEmitter(updates)
                .messageSerializer(messageSerializer)
                .genericSerializer(messageSerializer)
                .spanFactory(spans)
                .build();
        bus.start();
        return new RemoteQueryBus(link, bus);
    }

    @Override
    public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
        if (!link.isConnected()) {
            return CompletableFuture.failedFuture(RemoteFailures.unasked());
        }
        return bus.query(query)
                .orTimeout(patience(query).toSeconds(), TimeUnit.SECONDS)
                .handle((response, failure) -> answered(query, response, failure));
    }

    private static Duration patience(QueryMessage<?, ?> query) {
        return query.getPayload() instanceof ProjectionOrder.TryOut ? TRY_PATIENCE : PATIENCE;
    }

    @Override
    public <Q, R> Stream<QueryResponseMessage<R>> scatterGather(QueryMessage<Q, R> query, long timeout, TimeUnit unit) {
        return bus.scatterGather(query, timeout, unit);
    }

    @Override
    public <Q, I, U>
            SubscriptionQueryResult<QueryResponseMessage<I>, SubscriptionQueryUpdateMessage<U>> subscriptionQuery(
                    SubscriptionQueryMessage<Q, I, U> query) {
        requireConnection();
        return bus.subscriptionQuery(query);
    }

    @Override
    public <Q, I, U>
            SubscriptionQueryResult<QueryResponseMessage<I>, SubscriptionQueryUpdateMessage<U>> subscriptionQuery(
                    SubscriptionQueryMessage<Q, I, U> query, int updateBufferSize) {
        requireConnection();
        return bus.subscriptionQuery(query, updateBufferSize);
    }

    @Override
    public QueryUpdateEmitter queryUpdateEmitter() {
        return bus.queryUpdateEmitter();
    }

    @Override
    public <R> Registration subscribe(
            String queryName, Type responseType, MessageHandler<? super QueryMessage<?, R>> handler) {
        return bus.subscribe(queryName, responseType, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super QueryMessage<?, ?>> interceptor) {
        return bus.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super QueryMessage<?, ?>> interceptor) {
        return bus.registerDispatchInterceptor(interceptor);
    }

    /** Takes no more queries from others, and finishes those it has. */
    @Override
    public void close() {
        bus.disconnect();
    }

    private void requireConnection() {
        if (!link.isConnected()) {
            throw RemoteFailures.unasked();
        }
    }

    private static <R> QueryResponseMessage<R> answered(
            QueryMessage<?, R> query, @Nullable QueryResponseMessage<R> response, @Nullable Throwable failure) {
        if (response != null && !response.isExceptional()) {
            return response;
        }
        Throwable cause = response != null ? response.exceptionResult() : Objects.requireNonNull(failure);
        Throwable origin = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        throw RemoteFailures.ofQuery(query.getQueryName(), origin);
    }
}
