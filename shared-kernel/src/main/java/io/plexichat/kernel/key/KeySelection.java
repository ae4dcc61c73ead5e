package io.plexichat.kernel.key;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.time.YearMonth;

/** Which keys are destroyed. */
public sealed interface KeySelection {
    /** All that an account wrote and is called. */
    record OfAccount(AccountId account) implements KeySelection {}

    /** All that was written in a channel, and what it is called. */
    record OfChannel(ChannelId channel) implements KeySelection {}

    /**
     * What was written in a channel in months that ended before.
     *
     * @param firstKept the first month that stays
     */
    record OfChannelBefore(ChannelId channel, YearMonth firstKept) implements KeySelection {}
}
