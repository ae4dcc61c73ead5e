package io.plexichat.query.projection;

import io.plexichat.query.projection.letter.DeadLetters;
import io.plexichat.query.projection.letter.LetterCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;

/**
 * Takes parked events, each sequence in its order, in the transactions that take the letters out. The claim on the projection is
 * held meanwhile, so that no other process writes; the turn is given up now and then, so that new events are not kept waiting.
 */
record LetterRetry(Parts parts, Intake intake) {

    /** @return how many letters were taken */
    long takeAll() throws Exception {
        long all = 0;
        long taken;
        do {
            // What one sequence waited for may just have been taken.
            taken = 0;
            for (String sequence : letters().sequences()) {
                taken += take(sequence);
            }
            all += taken;
        } while (taken > 0 && !letters().none());
        return all;
    }

    /** @return how many letters were taken, up to the first that fails again or still waits */
    long take(String sequence) throws Exception {
        long taken = 0;
        Slice slice;
        do {
            slice = takeSlice(sequence);
            taken += slice.taken();
        } while (slice.goesOn());
        return taken;
    }

    /** @return whether there was such a letter */
    boolean evict(UUID id) throws Exception {
        return parts.inTurn(() -> {
            Optional<JdbcDeadLetter<TrackedEventMessage<?>>> letter = letters().find(id);
            letter.ifPresent(letters()::evict);
            return letter.isPresent();
        });
    }

    /** @return how many letters a sequence had */
    long evictAll(String sequence) throws Exception {
        return parts.inTurn(() -> {
            long gone = 0;
            for (List<JdbcDeadLetter<TrackedEventMessage<?>>> front = letters().front(sequence);
                    !front.isEmpty();
                    front = letters().front(sequence)) {
                front.forEach(letters()::evict);
                gone += front.size();
            }
            return gone;
        });
    }

    private Slice takeSlice(String sequence) throws Exception {
        return parts.inTurn(() -> takeFront(sequence));
    }

    private Slice takeFront(String sequence) throws Exception {
        int taken = 0;
        for (JdbcDeadLetter<TrackedEventMessage<?>> letter : letters().front(sequence)) {
            if (!take(letter)) {
                return new Slice(taken, false);
            }
            taken++;
        }
        return new Slice(taken, taken > 0);
    }

    private boolean take(JdbcDeadLetter<TrackedEventMessage<?>> letter) throws Exception {
        List<Candidate> candidates = new ArrayList<>();
        try {
            letters().read(letter).forEach(message -> intake.candidate(message).ifPresent(candidates::add));
        } catch (RuntimeException | LinkageError e) {
            letters().keep(letter, Failures.told(e));
            return false;
        }
        if (candidates.isEmpty() && letters().isOfUnknownType(letter)) {
            letters().keep(letter, LetterCause.unknownType());
            return false;
        }
        for (Candidate candidate : candidates) {
            Throwable unreadable = candidate.unreadable();
            if (unreadable != null) {
                letters().keep(letter, Failures.told(unreadable));
                return false;
            }
            if (!candidate.sequence(parts.projection()).equals(letter.getSequenceIdentifier())) {
                letters().keep(letter, LetterCause.rebuildNeeded());
                return false;
            }
            if (candidate
                    .waitsFor(parts.projection())
                    .filter(other -> !other.equals(letter.getSequenceIdentifier()))
                    .anyMatch(letters()::holds)) {
                return false;
            }
        }
        Optional<Exception> failure = intake.takeAlone(candidates);
        if (failure.isPresent()) {
            letters().keep(letter, Failures.told(failure.get()));
            return false;
        }
        letters().evict(letter);
        return true;
    }

    private DeadLetters letters() {
        return parts.letters();
    }

    private record Slice(int taken, boolean goesOn) {}
}
