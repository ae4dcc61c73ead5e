package io.plexichat.query.reading;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.Rejection;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.axonframework.messaging.Message;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.core.publisher.Mono;

/** Where queries come in. Each waits for the position it asks for; what goes wrong leaves as a {@link Rejection}, here only. */
public final class QueryEndpoints {
    private static final Logger log = LoggerFactory.getLogger(QueryEndpoints.class);

    private final QueryBus bus;
    private final Supplier<Answers> answers;

    /** @param answers asked with each query: what it waits for and who answers it then are of one set of generations */
    public QueryEndpoints(QueryBus bus, Supplier<Answers> answers) {
        this.bus = bus;
        this.answers = answers;
    }

    /** Takes in every query there is an answer to. */
    @SuppressWarnings("FutureReturnValueIgnored") // The bus takes the future as the answer.
    public void open() {
        answers.get().all().forEach(answer -> bus.subscribe(answer.query().getName(), answer.answer(), this::handle));
    }

    private CompletableFuture<?> handle(QueryMessage<?, ?> message) {
        Object asked = message.getPayload();
        return answers.get()
                .to(asked, minPosition(message))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("Expected an answer, but there is none.")))
                .onErrorMap(failure -> execution(asked.getClass(), failure))
                .toFuture();
    }

    private static OptionalLong minPosition(Message<?> message) {
        return message.getMetaData().get(MetadataKeys.MIN_POSITION) instanceof Number position
                ? OptionalLong.of(position.longValue())
                : OptionalLong.empty();
    }

    private static QueryExecutionException execution(Class<?> query, Throwable failure) {
        if (failure instanceof RejectedException rejected) {
            return new QueryExecutionException(rejected.getMessage(), null, rejected.rejection());
        }
        if (isDatabaseAway(failure)) {
            log.debug("Expected to answer {}, but the database is away.", query.getSimpleName(), failure);
            RejectedException away = CommonRejections.READ_MODEL_UNAVAILABLE.because(
                    "Expected to answer, but the database of the read models is not reachable.");
            return new QueryExecutionException(away.getMessage(), failure, away.rejection());
        }
        log.error("Expected to answer {}, but it failed.", query.getSimpleName(), failure);
        RejectedException failed =
                CommonRejections.SERVER_FAILED.because("Expected to answer, but something unexpected went wrong.");
        return new QueryExecutionException(failed.getMessage(), failure, failed.rejection());
    }

    /** By R2DBC or JDBC: no connection, none in time, or one that ended in the middle. */
    private static boolean isDatabaseAway(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessResourceException
                || failure instanceof QueryTimeoutException
                || failure instanceof CannotCreateTransactionException;
    }
}
