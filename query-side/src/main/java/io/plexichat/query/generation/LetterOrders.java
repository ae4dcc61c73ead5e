package io.plexichat.query.generation;

import io.plexichat.kernel.projection.LetterId;
import io.plexichat.kernel.projection.LetterSelection;
import io.plexichat.kernel.projection.ProjectionOrder.EvictLetters;
import io.plexichat.kernel.projection.ProjectionOrder.LettersEvicted;
import io.plexichat.kernel.projection.ProjectionOrder.LettersRetried;
import io.plexichat.kernel.projection.ProjectionOrder.RetryLetters;
import io.plexichat.kernel.projection.ProjectionRejections;
import io.plexichat.query.projection.ParkedEvents;
import io.plexichat.query.projection.ProjectionRunner;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators order about dead letters. Only the process that feeds the generation can do it. */
record LetterOrders(ParkedLetters letters) {
    private static final Logger log = LoggerFactory.getLogger(LetterOrders.class);

    LettersRetried retry(ReadModel model, RetryLetters order) throws Exception {
        LetterSelection selection = order.selection();
        long taken = 0;
        boolean found = selection.letterId() == null;
        for (ProjectionRunner runner : selected(model, selection)) {
            ParkedEvents parked = runner.parked();
            LetterId letter = selection.letterId();
            String sequence = selection.sequence();
            String cause = selection.cause();
            if (letter != null) {
                Optional<Long> result = parked.retry(letter.value());
                found |= result.isPresent();
                taken += result.orElse(0L);
            } else if (sequence != null) {
                taken += parked.retrySequence(sequence);
            } else if (cause != null) {
                taken += parked.retryAllOf(cause);
            } else {
                taken += parked.retry();
            }
        }
        requireFound(found, model);
        log.info("{} took {} parked events, as {} ordered.", model.name(), taken, order.by());
        return new LettersRetried(taken, left(model));
    }

    LettersEvicted evict(ReadModel model, EvictLetters order) throws Exception {
        LetterSelection selection = order.selection();
        long evicted = 0;
        for (ProjectionRunner runner : selected(model, selection)) {
            LetterId letter = selection.letterId();
            String sequence = selection.sequence();
            if (letter != null) {
                evicted += runner.parked().evict(letter.value()) ? 1 : 0;
            } else if (sequence != null) {
                evicted += runner.parked().evictSequence(sequence);
            }
        }
        requireFound(evicted > 0, model);
        log.warn("{} gave {} parked events up, as {} ordered: {}.", model.name(), evicted, order.by(), order.reason());
        return new LettersEvicted(evicted, left(model));
    }

    private static List<ProjectionRunner> selected(ReadModel model, LetterSelection selection) {
        Integer number = selection.generation();
        return model.fed().stream()
                .filter(runner -> number == null || runner.schema().generation() == number)
                .toList();
    }

    private long left(ReadModel model) {
        return model.fed().stream()
                .mapToLong(runner -> letters.count(runner.schema()))
                .sum();
    }

    private static void requireFound(boolean found, ReadModel model) {
        if (!found) {
            throw ProjectionRejections.LETTER_NOT_FOUND.because(
                    "Expected a dead letter of " + model.name() + ", but there is no such.");
        }
    }
}
