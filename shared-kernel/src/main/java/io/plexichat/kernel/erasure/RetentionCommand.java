package io.plexichat.kernel.erasure;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

public sealed interface RetentionCommand {
    /** The channel whose retention it is; null for the default. */
    @Nullable
    ChannelId channelId();

    /**
     * The rule that is there already is no change. Rejected with {@code channel.not-found}, and {@code request.invalid} when the default
     * would be as the default.
     */
    record SetRetention(@Nullable ChannelId channelId, RetentionRule rule, AccountId by, Instant at)
            implements RetentionCommand {}

    /**
     * Notes what was erased of one channel; what notes nothing new is no change. Rejected with {@code erasure.held} while the channel is.
     *
     * @param firstKept the first month whose keys stay
     * @param messages how many were deleted
     */
    record RecordRetention(ChannelId channelId, YearMonth firstKept, long messages, Instant at)
            implements RetentionCommand {}
}
