package io.plexichat.gateway;

import io.plexichat.kernel.channel.ChannelQuery;
import io.plexichat.kernel.message.MessageQuery;
import java.util.function.LongSupplier;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.GenericSubscriptionQueryMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.axonframework.queryhandling.SubscriptionQueryUpdateMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks queries on behalf of the current request. */
public final class Queries {
    private final QueryBus bus;
    private volatile LongSupplier liveHead = () -> -1;

    Queries(QueryBus bus) {
        this.bus = bus;
    }

    public <R> Mono<R> ask(Object query, Class<R> answer) {
        return ask(query, answer, -1);
    }

    /** @param minPosition what the read model must have reached, besides what the request says; negative for no more */
    public <R> Mono<R> ask(Object query, Class<R> answer, long minPosition) {
        return RequestContext.current()
                .switchIfEmpty(Mono.fromSupplier(RequestContext::ofServer))
                .flatMap(context -> {
                    // Before asking: what the read model has reached now, its answer includes.
                    long head = shownLive(query) ? liveHead.getAsLong() : -1;
                    QueryMessage<?, R> message = new GenericQueryMessage<>(query, ResponseTypes.instanceOf(answer))
                            .withMetaData(MessageMetadata.forQuery(context, minPosition));
                    return Mono.fromFuture(() -> bus.query(message))
                            .map(Queries::payload)
                            .doOnSuccess(_ -> context.saw(head));
                });
    }

    /** The answer, then each update; ends only with an error or when cancelled. */
    public <R> Flux<R> follow(Object query, Class<R> answer) {
        return Flux.usingWhen(
                Mono.fromSupplier(() -> {
                    SubscriptionQueryMessage<Object, R, R> message = new GenericSubscriptionQueryMessage<>(
                            query, ResponseTypes.instanceOf(answer), ResponseTypes.instanceOf(answer));
                    return bus.subscriptionQuery(message);
                }),
                Queries::answers,
                result -> Mono.fromRunnable(result::cancel));
    }

    /** Tells the position that every read model of channels and messages has reached. */
    public void liveHead(LongSupplier position) {
        liveHead = position;
    }

    /** The position that every read model of channels and messages has surely reached; -1 while that is not known. */
    public long liveHead() {
        return liveHead.getAsLong();
    }

    private static boolean shownLive(Object query) {
        return query instanceof ChannelQuery || query instanceof MessageQuery;
    }

    private static <R> Flux<R> answers(
            SubscriptionQueryResult<QueryResponseMessage<R>, SubscriptionQueryUpdateMessage<R>> result) {
        return result.initialResult()
                .map(Queries::payload)
                .concatWith(result.updates().map(SubscriptionQueryUpdateMessage::getPayload));
    }

    private static <R> R payload(QueryResponseMessage<R> response) {
        if (response.isExceptional()) {
            throw reactor.core.Exceptions.propagate(response.exceptionResult());
        }
        return response.getPayload();
    }
}
