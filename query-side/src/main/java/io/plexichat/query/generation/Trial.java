package io.plexichat.query.generation;

import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.projection.LetterSelection;
import io.plexichat.kernel.projection.LetterView;
import io.plexichat.kernel.projection.ProjectionOrder.TryOut;
import io.plexichat.kernel.projection.ProjectionRejections;
import io.plexichat.kernel.projection.TrialView;
import io.plexichat.kernel.projection.TrialView.Failure;
import io.plexichat.query.projection.BulkReader;
import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.ProjectionStore;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.projection.Throttle;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes past events into a place of its own, by the way that a build takes, and tells what came of it. */
final class Trial {
    private static final Logger log = LoggerFactory.getLogger(Trial.class);
    /** Of the time, so that what is live goes on. It gives way no further: somebody waits for it, and it has to catch up with the log. */
    private static final Throttle PACE = new Throttle(0.5, Long.MAX_VALUE);
    /** As one that follows a log that grows never ends otherwise. */
    private static final int MOST_ROUNDS = 5;

    private final ReadModel model;
    private final TryOut order;
    private final Projection projection;
    private final Schema schema;
    private final ProjectionStore store;
    private final PastRange range;
    private final BulkReader reader;
    private @Nullable String stopped;

    Trial(ReadModel model, TryOut order, long to) {
        this.model = model;
        this.order = order;
        this.schema = Schema.trial(model.name());
        this.projection = model.definition().newest(schema);
        this.store = model.runtime().builds();
        this.range = new PastRange(model.runtime().events(), projection.events(), order.from(), to);
        this.reader = model.runtime().reader(projection, range, new TrialPlace());
    }

    TrialView run() throws Exception {
        reader.open();
        unlessItFails(() -> {
            take();
            reader.index();
            takeDeferred();
            return true;
        });
        for (int round = 0; followsLive() && stopped == null && round < MOST_ROUNDS; round++) {
            if (!hasMoreToTake(livePosition())) {
                break;
            }
            unlessItFails(() -> {
                take();
                takeDeferred();
                return true;
            });
        }
        TrialComparing.Result result = compared();
        ParkedLetters letters = new ParkedLetters(store.database());
        long failed = letters.count(schema);
        return new TrialView(
                order.name(),
                model.definition().version(),
                order.from(),
                Math.max(order.from() - 1, stopped == null ? range.to() : reader.position()),
                Math.max(0, range.count() - failed),
                failed,
                failures(letters),
                stopped,
                result.tables(),
                result.comparison());
    }

    private TrialComparing.Result compared() throws Exception {
        try {
            return store.inTransaction(this::compareAtOneMoment);
        } catch (Exception e) {
            stop(e);
            return store.inTransaction(this::compareAtOneMoment);
        }
    }

    /**
     * In one transaction that sees the active generation as of one moment, and what it does itself: so the trial comes to that moment's
     * position in it, and nothing that is live has to wait.
     */
    private TrialComparing.Result compareAtOneMoment() throws Exception {
        store.database().execute("set transaction isolation level repeatable read");
        long live = livePosition();
        if (followsLive() && stopped == null && hasMoreToTake(live)) {
            take();
            takeDeferred();
        }
        return new TrialComparing(model, projection, order).compare(live, reader.position(), stopped);
    }

    private boolean followsLive() {
        return order.to() == null;
    }

    private boolean hasMoreToTake(long live) {
        range.extendTo(Math.min(live, order.from() + TryOut.MOST_EVENTS - 1));
        return range.to() > reader.position() && range.to() >= order.from();
    }

    private long livePosition() {
        return model.table().position(model.active().schema());
    }

    private void take() throws Exception {
        requireEnd(reader.read(Trial::goesOn, () -> PACE));
    }

    private void takeDeferred() throws Exception {
        requireEnd(reader.readDeferred(Trial::goesOn, () -> PACE));
    }

    private static boolean goesOn() {
        return !Thread.currentThread().isInterrupted();
    }

    private static void requireEnd(boolean complete) throws InterruptedException {
        if (!complete) {
            throw new InterruptedException("Expected to try all events, but was told to stop.");
        }
    }

    private void unlessItFails(Callable<Boolean> work) throws Exception {
        try {
            work.call();
        } catch (Exception e) {
            stop(e);
        }
    }

    /** What fails for the handlers' sake is a result; what is away is not. */
    private void stop(Exception failure) throws Exception {
        if (stopped != null || failure instanceof RejectedException) {
            throw failure;
        }
        if (reader.isPassing(failure)) {
            log.warn("{} does not go on: {}", schema, failure.toString());
            throw ProjectionRejections.UNAVAILABLE.because(
                    "Expected to try " + model.name() + " out, but a store did not answer, or it was told to stop.");
        }
        // Not its message: it may quote content.
        stopped = "it could not go on after position " + reader.position() + ": "
                + root(failure).getClass().getName();
        log.warn("{}: {}.", schema, stopped);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private List<Failure> failures(ParkedLetters letters) {
        return letters.page(List.of(schema), LetterSelection.ALL, TrialView.MOST_FAILURES, null).items().stream()
                .map(Trial::failure)
                .toList();
    }

    private static Failure failure(LetterView letter) {
        return new Failure(letter.position(), letter.eventType(), letter.cause(), letter.message());
    }
}
