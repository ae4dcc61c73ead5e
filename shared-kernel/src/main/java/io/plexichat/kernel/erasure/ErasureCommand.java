package io.plexichat.kernel.erasure;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import java.time.Instant;

/** What can be asked of one subject's erasure and holds. Who may ask is decided before, but for the password. */
public sealed interface ErasureCommand {
    ErasureSubject subject();

    /**
     * Asks for the erasure of one's own account. Answers {@link RequestedErasure}; rejected with {@code account.wrong-password} and as
     * {@link RequestErasure} is.
     *
     * @param username of the account: what logs in and what takes the login away is handled in one place
     */
    record RequestOwnErasure(
            ErasureId erasureId, AccountId accountId, Username username, Password password, Instant dueAt, Instant at)
            implements ErasureCommand {
        @Override
        public ErasureSubject subject() {
            return new ErasureSubject.OfAccount(accountId);
        }
    }

    /**
     * Answers {@link RequestedErasure}. While one is waiting already, that one is the answer, whatever this one's time; while there is a
     * hold, it is accepted and waits. Rejected with {@code account.not-found}, {@code channel.not-found},
     * {@code erasure.of-administrator}, and {@code erasure.begun} once another one has begun.
     *
     * @param dueAt when it begins, unless it is taken back or held; {@code at}, or earlier, for at once
     */
    record RequestErasure(ErasureId erasureId, ErasureSubject subject, AccountId by, Instant dueAt, Instant at)
            implements ErasureCommand {}

    /** @param erasureId of the one that was asked for or, when one was waiting already, of that one */
    record RequestedErasure(ErasureId erasureId, Instant dueAt) {}

    /** Again is no change. Rejected with {@code erasure.not-found}, and {@code erasure.begun} when it is too late. */
    record TakeBackErasure(ErasureId erasureId, ErasureSubject subject, AccountId by, Instant at)
            implements ErasureCommand {}

    /**
     * From here on it cannot be stopped. Again is no change. Rejected with {@code erasure.not-found}, {@code erasure.not-due} and
     * {@code erasure.held}.
     */
    record BeginErasure(ErasureId erasureId, ErasureSubject subject, Instant at) implements ErasureCommand {}

    /**
     * Nothing of the subject can be read any more. Again is no change. Rejected with {@code erasure.not-found} and, when it has not begun,
     * {@code erasure.not-due}.
     *
     * @param keys how many data keys were destroyed
     * @param messages how many messages the subject had, those deleted before included
     */
    record CompleteErasure(ErasureId erasureId, ErasureSubject subject, long keys, long messages, Instant at)
            implements ErasureCommand {}

    /**
     * Keeps the subject, and what it has in common with others, from being erased until it is lifted. An id that was placed before is no
     * change. Rejected with {@code account.not-found}, {@code channel.not-found} and, when it is too late, {@code erasure.begun}.
     */
    record PlaceHold(HoldId holdId, ErasureSubject subject, HoldReason reason, AccountId by, Instant at)
            implements ErasureCommand {}

    /** Again is no change. Rejected with {@code hold.not-found}. */
    record LiftHold(HoldId holdId, ErasureSubject subject, AccountId by, Instant at) implements ErasureCommand {}
}
