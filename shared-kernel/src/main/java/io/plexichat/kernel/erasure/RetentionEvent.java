package io.plexichat.kernel.erasure;

import io.plexichat.kernel.EventName;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** How long the messages of one channel, or of all channels without a rule of their own, are kept: one aggregate each. */
public sealed interface RetentionEvent {
    Instant at();

    /** @param channelId null for the default */
    @EventName("retention.set")
    record RetentionSet(@Nullable ChannelId channelId, RetentionRule rule, AccountId by, Instant at)
            implements RetentionEvent {}

    /**
     * Whoever takes this from the log destroys the keys of the months before, each time it is replayed.
     *
     * @param firstKept the first month whose keys stay
     * @param messages how many were deleted before this
     */
    @EventName("retention.applied")
    record RetentionApplied(ChannelId channelId, YearMonth firstKept, long messages, Instant at)
            implements RetentionEvent {}
}
