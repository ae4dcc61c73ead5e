package io.plexichat.command.erasure;

import io.plexichat.kernel.erasure.ErasureEvent;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureCompleted;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureRequested;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureTakenBack;
import io.plexichat.kernel.erasure.ErasureEvent.HoldLifted;
import io.plexichat.kernel.erasure.ErasureEvent.HoldPlaced;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.HoldId;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;

/**
 * @param request the last one; null when there never was one
 * @param stage of that request
 * @param placed every hold there ever was
 * @param holding those that are not lifted
 */
record SubjectState(
        ErasureSubject subject,
        @Nullable ErasureRequested request,
        Stage stage,
        MapPSet<HoldId> placed,
        MapPSet<HoldId> holding) {

    enum Stage {
        NONE,
        WAITING,
        TAKEN_BACK,
        BEGUN,
        COMPLETED
    }

    /** @param before null before the first event */
    static SubjectState evolve(@Nullable SubjectState before, ErasureEvent event) {
        SubjectState state = before == null ? untouched(event.subject()) : before;
        return switch (event) {
            case ErasureRequested requested -> state.with(requested, Stage.WAITING);
            case ErasureTakenBack _ -> state.with(state.request, Stage.TAKEN_BACK);
            case ErasureBegun _ -> state.with(state.request, Stage.BEGUN);
            case ErasureCompleted _ -> state.with(state.request, Stage.COMPLETED);
            case HoldPlaced hold ->
                new SubjectState(
                        state.subject,
                        state.request,
                        state.stage,
                        state.placed.plus(hold.holdId()),
                        state.holding.plus(hold.holdId()));
            case HoldLifted hold ->
                new SubjectState(
                        state.subject, state.request, state.stage, state.placed, state.holding.minus(hold.holdId()));
        };
    }

    /** It cannot be stopped any more. */
    boolean begun() {
        return stage == Stage.BEGUN || stage == Stage.COMPLETED;
    }

    boolean held() {
        return !holding.isEmpty();
    }

    private SubjectState with(@Nullable ErasureRequested newRequest, Stage newStage) {
        return new SubjectState(subject, newRequest, newStage, placed, holding);
    }

    private static SubjectState untouched(ErasureSubject subject) {
        return new SubjectState(subject, null, Stage.NONE, HashTreePSet.empty(), HashTreePSet.empty());
    }
}
