package io.plexichat.kernel.erasure;

import io.plexichat.kernel.channel.ChannelId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked about erasures, holds and retention. Who may ask is decided before. */
public sealed interface ErasureQuery {
    /** Answers {@link ErasureView}; rejected with {@code erasure.not-found}. */
    record GetErasure(ErasureId erasureId) implements ErasureQuery {}

    /** The last one asked for, as {@link ErasureView}; rejected with {@code erasure.not-found}. */
    record GetErasureOf(ErasureSubject subject) implements ErasureQuery {}

    /** Answers {@link ErasurePage}, the last requested first. */
    record ListErasures(int limit, @Nullable String cursor) implements ErasureQuery {}

    /**
     * Answers {@link DeletionCertificate}, the same each time; rejected with {@code erasure.not-found} and, when it is not completed,
     * {@code erasure.not-completed}.
     */
    record GetDeletionCertificate(ErasureId erasureId) implements ErasureQuery {}

    /** Answers {@link HoldView}; rejected with {@code hold.not-found}. */
    record GetHold(HoldId holdId) implements ErasureQuery {}

    /**
     * Answers {@link HoldPage}, the last placed first.
     *
     * @param subject null for all
     * @param lifted also those that hold no more
     */
    record ListHolds(
            @Nullable ErasureSubject subject,
            boolean lifted,
            int limit,
            @Nullable String cursor) implements ErasureQuery {}

    /** Answers {@link RetentionPage}, in the order of channel ids. */
    record ListRetention(int limit, @Nullable String cursor) implements ErasureQuery {}

    /**
     * The rule of one channel or, with null, the default, as {@link RetentionView}; also where none was set.
     */
    record GetRetention(@Nullable ChannelId channelId) implements ErasureQuery {}

    /**
     * What retention would take at a time, as {@link RetentionPreview}, in the order of channel ids.
     *
     * @param channelId only this one; null for all
     * @param rule as if this were the rule of the channel or, without one, the default; null for the rules as they are
     */
    record PreviewRetention(
            @Nullable ChannelId channelId,
            @Nullable RetentionRule rule,
            Instant at,
            int limit,
            @Nullable String cursor) implements ErasureQuery {}

    /** What is to be begun or gone on with at a time, as {@link ErasureWork}; for the server itself. */
    record ListErasureWork(Instant at, int limit) implements ErasureQuery {}

    /** How many messages a subject has, deleted ones included, as {@link MessageCount}; for the server itself. */
    record CountMessages(ErasureSubject subject) implements ErasureQuery {}

    /**
     * The messages of a subject that are not deleted, in position order, as {@link MessageIdPage}; for the server itself.
     *
     * @param after a position, excluded; -1 for all
     */
    record ListErasable(ErasureSubject subject, long after, int limit) implements ErasureQuery {}

    /**
     * As {@link ListErasable}, those of a channel that are of an earlier time than {@code before} and whose author is not held; none while
     * the channel is held.
     */
    record ListExpired(ChannelId channelId, Instant before, long after, int limit) implements ErasureQuery {}

    /**
     * Answers {@link SearchPurged} once no deleted message stands in the files of the search engine any more; for the server itself. May
     * take minutes.
     */
    record AwaitSearchPurge() implements ErasureQuery {}

    record SearchPurged() {}
}
