package io.plexichat.kernel.projection;

import io.plexichat.kernel.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * What operators order. Those about builds answer {@link ProjectionView} as it is once the order is accepted; the work goes on after
 * that. All are rejected with {@code projection.not-found}, and with {@code projection.unavailable} when the stores do not answer.
 */
public sealed interface ProjectionOrder {
    ProjectionName name();

    /** Who ordered it. */
    AccountId by();

    /**
     * Begins to build a new generation beside the active one, which becomes active by itself when it is complete and the same. Rejected
     * with {@code projection.already-building} and {@code projection.builds-at-limit}. The answer has the
     * build.
     */
    record Rebuild(
            ProjectionName name, BuildPace pace, @Nullable OrderReason reason, AccountId by)
            implements ProjectionOrder {}

    /** Has the build wait where it stands; nothing happens when it does. Rejected with {@code projection.not-building}. */
    record Pause(ProjectionName name, AccountId by) implements ProjectionOrder {}

    /**
     * Has a paused build go on, and a failed or blocked one try again. Rejected with {@code projection.not-building}.
     *
     * @param pace also for one that runs; null to keep that of before
     */
    record Resume(ProjectionName name, @Nullable BuildPace pace, AccountId by) implements ProjectionOrder {}

    /**
     * Ends the build and drops its generation; the active one is not touched. Rejected with {@code projection.not-building}, and with
     * {@code projection.switching} when it is too late.
     */
    record Abandon(ProjectionName name, AccountId by) implements ProjectionOrder {}

    /**
     * Makes a blocked build the active generation as it is. Rejected with {@code projection.not-building}, and with
     * {@code projection.not-blocked} when nothing holds it up.
     */
    record TakeOver(ProjectionName name, @Nullable OrderReason reason, AccountId by) implements ProjectionOrder {}

    /**
     * Makes the previous generation the active one, and the other way round. Rejected with {@code projection.no-previous}, with
     * {@code projection.previous-behind} when it is not fed as far as the active one, and with {@code projection.already-building} while
     * a build is under way.
     */
    record Rollback(ProjectionName name, @Nullable OrderReason reason, AccountId by) implements ProjectionOrder {}

    /**
     * Tries letters now, and with each those of its sequence that come before and after it. Answers {@link LettersRetried}; rejected with
     * {@code projection.letter-not-found} when one letter is selected and is not there.
     */
    record RetryLetters(ProjectionName name, LetterSelection selection, AccountId by) implements ProjectionOrder {}

    /**
     * Gives letters up: the read model stays without these events until it is rebuilt. Answers {@link LettersEvicted}; rejected with
     * {@code projection.letter-not-found} when nothing is selected that is there.
     *
     * @param selection names a letter or a sequence
     * @param reason null when nobody said
     */
    record EvictLetters(
            ProjectionName name,
            LetterSelection selection,
            @Nullable OrderReason reason,
            AccountId by) implements ProjectionOrder {}

    /**
     * Runs the handlers of this release on past events into a place that is dropped afterwards; what answers reads is not touched. Answers
     * {@link TrialView} when all is done, which takes as long as that many events take. Rejected with {@code projection.try-under-way} while
     * another one is, of whatever projection, and with {@code projection.try-too-long} when the range holds more than {@link #MOST_EVENTS}.
     *
     * @param from the first position
     * @param to the last position, taken as the head if it is beyond that; null for the one of the active generation
     * @param rows of each table that are shown
     */
    record TryOut(ProjectionName name, long from, @Nullable Long to, int rows, AccountId by)
            implements ProjectionOrder {
        public static final long MOST_EVENTS = 1_000_000;
        public static final int MOST_ROWS = 100;
        public static final int ROWS = 5;
    }

    /**
     * @param taken how many letters were taken
     * @param left how many the projection still has
     */
    record LettersRetried(long taken, long left) {}

    /**
     * @param evicted how many letters were given up
     * @param left how many the projection still has
     */
    record LettersEvicted(long evicted, long left) {}
}
