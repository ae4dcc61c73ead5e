package io.plexichat.command.factor;

import io.plexichat.command.LogPositions;
import io.plexichat.command.PastAggregates;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.factor.FactorEvent;
import io.plexichat.kernel.factor.FactorQuery.GetFactors;
import io.plexichat.kernel.factor.FactorsView;
import io.plexichat.kernel.factor.PasskeyView;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.Registration;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;

/** Answers what an account's factors are, as of the end of the log, on threads of its own. */
final class FactorQueryHandler implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int WAITING = 256;

    private final PastAggregates<Factors> factors;
    private final LogPositions positions;
    private final FactorSeals seals;
    private final ThreadPoolExecutor executor;
    private final Registration registration;

    @SuppressWarnings("FutureReturnValueIgnored") // The bus takes the future as the answer.
    FactorQueryHandler(QueryBus bus, PastAggregates<Factors> factors, LogPositions positions, FactorSeals seals) {
        this.factors = factors;
        this.positions = positions;
        this.seals = seals;
        executor = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofVirtual().name("factors-", 0).factory());
        executor.allowCoreThreadTimeOut(true);
        registration = bus.subscribe(GetFactors.class.getName(), FactorsView.class, this::handle);
    }

    private CompletableFuture<FactorsView> handle(QueryMessage<?, FactorsView> message) {
        GetFactors query = (GetFactors) message.getPayload();
        try {
            return CompletableFuture.supplyAsync(() -> view(query), executor);
        } catch (RejectedExecutionException _) {
            RejectedException busy = CommonRejections.SERVER_BUSY.because(
                    "Expected to answer, but too many are waiting. Try again soon.");
            return CompletableFuture.failedFuture(
                    new QueryExecutionException(busy.getMessage(), null, busy.rejection()));
        }
    }

    private FactorsView view(GetFactors query) {
        return factors.at(positions.head(), FactorEvent.aggregateOf(query.accountId()))
                .map(Factors::state)
                .map(state -> state.view(state.passkeys().enrolled().stream()
                        .map(passkey -> view(state, passkey))
                        .toList()))
                .orElse(FactorsView.NONE);
    }

    private PasskeyView view(FactorsState state, PasskeysState.Enrolled passkey) {
        return new PasskeyView(
                passkey.passkeyId(),
                seals.label(state.accountId(), passkey.label()).orElse(null),
                passkey.since(),
                passkey.lastUsed(),
                passkey.backedUp());
    }

    @Override
    public void close() {
        registration.cancel();
        executor.shutdown();
    }
}
