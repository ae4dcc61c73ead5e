package io.plexichat.query.projection;

import io.plexichat.query.projection.letter.DeadLetters;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.EventProcessorSpanFactory;

/**
 * What takes events into one generation.
 *
 * @param turn held by whoever writes for it, until that is committed or undone
 */
record Parts(
        Projection projection,
        ProjectionStore store,
        DeadLetters letters,
        ProgressTable table,
        Failures failures,
        Lock turn,
        ProjectionProgress progress,
        EventProcessorSpanFactory spans) {
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);

    /**
     * Of a generation.
     *
     * @param owner names this process among those that share the database
     * @param durable whether each commit waits for the disk
     */
    static Parts of(
            Projection projection,
            ProjectionStore store,
            EventProcessorSpanFactory spans,
            String owner,
            boolean durable) {
        DeadLetters letters = store.letters(projection.schema());
        ProjectionProgress progress = new ProjectionProgress();
        ProgressTable table = new ProgressTable(
                store.database(),
                projection.schema(),
                owner,
                CLAIM_TIMEOUT,
                position -> {
                    letters.forget();
                    progress.moveTo(position);
                },
                durable,
                store.isShared());
        return new Parts(
                projection,
                store,
                letters,
                table,
                new Failures(projection.target()),
                new ReentrantLock(true),
                progress,
                spans);
    }

    Schema schema() {
        return projection.schema();
    }

    Intake intake(Pass pass) {
        return new Intake(projection, store, letters, failures, spans, pass);
    }

    /** Does something that only the holder of the claim may, in a transaction. */
    <T> T inTurn(Callable<T> action) throws Exception {
        turn.lock();
        try {
            T result = store.inTransaction(() -> {
                table.holdClaim();
                return action.call();
            });
            letters.committed();
            return result;
        } catch (Exception e) {
            letters.forget();
            throw e;
        } finally {
            turn.unlock();
        }
    }
}
