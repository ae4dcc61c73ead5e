package io.plexichat.kernel.erasure;

import io.plexichat.kernel.EventName;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.key.Sealed;
import java.time.Instant;

/** The erasures and holds of one subject, which are one aggregate: a hold and a beginning are decided one after the other. */
public sealed interface ErasureEvent {
    ErasureSubject subject();

    Instant at();

    @EventName("erasure.requested")
    record ErasureRequested(ErasureId erasureId, ErasureSubject subject, AccountId by, Instant dueAt, Instant at)
            implements ErasureEvent {}

    @EventName("erasure.taken-back")
    record ErasureTakenBack(ErasureId erasureId, ErasureSubject subject, AccountId by, Instant at)
            implements ErasureEvent {}

    /**
     * Whoever takes this from the log destroys the keys, each time it is replayed.
     *
     * @param by who asked for it
     */
    @EventName("erasure.begun")
    record ErasureBegun(ErasureId erasureId, ErasureSubject subject, AccountId by, Instant at)
            implements ErasureEvent {}

    /**
     * @param keys how many data keys were destroyed
     * @param messages how many messages the subject had, those deleted before included
     */
    @EventName("erasure.completed")
    record ErasureCompleted(ErasureId erasureId, ErasureSubject subject, long keys, long messages, Instant at)
            implements ErasureEvent {}

    /** @param reason under the subject's own key: a hold ends before its subject does */
    @EventName("hold.placed")
    record HoldPlaced(HoldId holdId, ErasureSubject subject, Sealed reason, AccountId by, Instant at)
            implements ErasureEvent {}

    @EventName("hold.lifted")
    record HoldLifted(HoldId holdId, ErasureSubject subject, AccountId by, Instant at) implements ErasureEvent {}
}
