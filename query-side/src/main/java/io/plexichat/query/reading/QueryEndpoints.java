package io.plexichat.query.reading;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.Rejection;
import java.util.function.Function;
import org.axonframework.messaging.Message;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Where queries come in. Each waits for the position it asks for; what goes wrong leaves as a {@link Rejection}, here only. */
public final class QueryEndpoints {
    private static final Logger log = LoggerFactory.getLogger(QueryEndpoints.class);

    private final QueryBus bus;

    public QueryEndpoints(QueryBus bus) {
        this.bus = bus;
    }

    /** @param handler is not called before what the query asks for is reached; it never blocks */
    @SuppressWarnings("FutureReturnValueIgnored") // The bus takes the future as the answer.
    public <Q, R> void answer(Class<Q> query, Class<R> answer, Freshness freshness, Function<Q, Mono<R>> handler) {
        bus.<R>subscribe(query.getName(), answer, message -> {
            Q asked = query.cast(message.getPayload());
            return fresh(message, freshness)
                    .then(Mono.defer(() -> handler.apply(asked)))
                    .switchIfEmpty(
                            Mono.error(() -> new IllegalStateException("Expected an answer, but there is none.")))
                    .onErrorMap(failure -> execution(query, failure))
                    .toFuture();
        });
    }

    private static Mono<Void> fresh(Message<?> message, Freshness freshness) {
        return message.getMetaData().get(MetadataKeys.MIN_POSITION) instanceof Number position
                ? freshness.reached(position.longValue())
                : Mono.empty();
    }

    private static QueryExecutionException execution(Class<?> query, Throwable failure) {
        if (failure instanceof RejectedException rejected) {
            return new QueryExecutionException(rejected.getMessage(), null, rejected.rejection());
        }
        log.error("Expected to answer {}, but it failed.", query.getSimpleName(), failure);
        RejectedException failed =
                CommonRejections.SERVER_FAILED.because("Expected to answer, but something unexpected went wrong.");
        return new QueryExecutionException(failed.getMessage(), failure, failed.rejection());
    }
}
