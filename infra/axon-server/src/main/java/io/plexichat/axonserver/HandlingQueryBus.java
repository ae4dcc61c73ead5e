package io.plexichat.axonserver;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.GenericQueryResponseMessage;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;

/**
 * Answers what comes from other processes. A failure is an answer like others: the connector sends the details of an answer, but not
 * those of a future that failed.
 */
final class HandlingQueryBus extends SimpleQueryBus {
    HandlingQueryBus(QueryUpdateEmitter updates, QueryBusSpanFactory spans) {
        super(SimpleQueryBus.builder().queryUpdateEmitter(updates).spanFactory(spans));
    }

    @Override
    public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
        return super.query(query).exceptionally(failure -> {
            Throwable cause = failure;
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            return GenericQueryResponseMessage.asResponseMessage(
                    query.getResponseType().responseMessagePayloadType(), cause);
        });
    }
}
