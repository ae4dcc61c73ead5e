package io.plexichat.query.projection;

import io.plexichat.query.projection.letter.DeadLetters;
import io.plexichat.query.projection.letter.LetterCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Takes events into a read model, and parks those that cannot be taken or wait for one that could not. */
final class Intake {
    private final Projection projection;
    private final ProjectionStore store;
    private final DeadLetters letters;
    private final Failures failures;
    private final EventProcessorSpanFactory spans;
    private final Pass pass;
    private final Map<Class<?>, Boolean> wanted = new ConcurrentHashMap<>();
    private final Map<Class<?>, Boolean> deferrable = new ConcurrentHashMap<>();

    Intake(
            Projection projection,
            ProjectionStore store,
            DeadLetters letters,
            Failures failures,
            EventProcessorSpanFactory spans,
            Pass pass) {
        this.projection = projection;
        this.store = store;
        this.letters = letters;
        this.failures = failures;
        this.spans = spans;
        this.pass = pass;
    }

    /**
     * Takes all at once. If that fails for good, everything is undone and taken again in ever smaller parts, until the events at
     * fault are found.
     */
    void take(List<TrackedEventMessage<?>> messages) throws Exception {
        List<Candidate> candidates = new ArrayList<>(messages.size());
        for (TrackedEventMessage<?> message : messages) {
            candidate(message).ifPresent(candidates::add);
        }
        try {
            project(sieve(candidates));
        } catch (Exception failure) {
            if (failures.isPassing(failure)) {
                throw failure;
            }
            store.startOver();
            letters.forget();
            takeInParts(candidates);
        }
    }

    /** Empty when the event does not concern the projection, or not in this pass. */
    Optional<Candidate> candidate(TrackedEventMessage<?> message) {
        Class<?> type;
        try {
            type = message.getPayloadType();
        } catch (RuntimeException | LinkageError e) {
            // Parked by the first pass.
            return pass == Pass.DEFERRED ? Optional.empty() : Optional.of(Candidate.unreadable(message, e));
        }
        if (!isWanted(type) || !pass.takes(isDeferrable(type))) {
            return Optional.empty();
        }
        try {
            ProjectedEvent event = new ProjectedEvent(Positions.of(message), message.getPayload());
            return Optional.of(Candidate.of(message, event));
        } catch (RuntimeException | LinkageError e) {
            return Optional.of(Candidate.unreadable(message, e));
        }
    }

    /** Whether an event is left to the second pass. */
    boolean defers(TrackedEventMessage<?> message) {
        try {
            Class<?> type = message.getPayloadType();
            return isWanted(type) && isDeferrable(type);
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** Takes one that was parked; when it fails, all it did is undone and the failure returned. */
    Optional<Exception> takeAlone(List<Candidate> ofOneEvent) throws Exception {
        return store.attempt(() -> project(ofOneEvent), failures::isPassing);
    }

    private void takeInParts(List<Candidate> candidates) throws Exception {
        List<Candidate> part = sieve(candidates);
        if (part.isEmpty()) {
            return;
        }
        Optional<Exception> failure = store.attempt(() -> project(part), failures::isPassing);
        if (failure.isEmpty()) {
            return;
        }
        if (part.size() == 1) {
            park(part.getFirst(), Failures.told(failure.get()));
        } else {
            int middle = part.size() / 2;
            takeInParts(part.subList(0, middle));
            takeInParts(part.subList(middle, part.size()));
        }
    }

    /** Parks what cannot be read and what has to wait; returns the others. */
    private List<Candidate> sieve(List<Candidate> candidates) {
        if (letters.none() && candidates.stream().noneMatch(candidate -> candidate.event() == null)) {
            return candidates;
        }
        List<Candidate> others = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            Throwable unreadable = candidate.unreadable();
            if (unreadable != null) {
                park(candidate, Failures.told(unreadable));
            } else if (candidate.waitsFor(projection).anyMatch(letters::holds)) {
                letters.park(candidate.sequence(projection), candidate.message(), null);
            } else {
                others.add(candidate);
            }
        }
        return others;
    }

    private void park(Candidate candidate, LetterCause cause) {
        letters.park(candidate.sequence(projection), candidate.message(), cause);
    }

    private void project(List<Candidate> candidates) throws Exception {
        if (!candidates.isEmpty()) {
            RowWriter rows = store.rows(pass == Pass.BULK);
            projection.project(new EventBatch(candidates, spans), rows);
            rows.flush();
        }
    }

    private boolean isWanted(Class<?> type) {
        return isOneOf(wanted, projection::events, type);
    }

    private boolean isDeferrable(Class<?> type) {
        return isOneOf(deferrable, projection::deferrable, type);
    }

    /** @param known for types that were asked for before */
    private static boolean isOneOf(Map<Class<?>, Boolean> known, Supplier<Set<Class<?>>> families, Class<?> type) {
        Boolean answer = known.get(type);
        return answer != null
                ? answer
                : known.computeIfAbsent(
                        type, each -> families.get().stream().anyMatch(family -> family.isAssignableFrom(each)));
    }
}
