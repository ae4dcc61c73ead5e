package io.plexichat.command.erasure;

import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.RetentionEvent;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionApplied;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionSet;
import io.plexichat.kernel.erasure.RetentionRule;
import io.plexichat.kernel.erasure.RetentionRule.AsDefault;
import io.plexichat.kernel.erasure.RetentionRule.KeepForever;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * @param channelId null for the default
 * @param firstKept the first month whose keys are there; null when none were destroyed
 */
record RetentionState(
        @Nullable ChannelId channelId,
        RetentionRule rule,
        @Nullable YearMonth firstKept) {

    /** Of what no event tells. */
    static RetentionRule untouched(@Nullable ChannelId channelId) {
        return channelId == null ? new KeepForever() : new AsDefault();
    }

    /** @param before null before the first event */
    static RetentionState evolve(@Nullable RetentionState before, RetentionEvent event) {
        return switch (event) {
            case RetentionSet set ->
                new RetentionState(set.channelId(), set.rule(), before == null ? null : before.firstKept);
            case RetentionApplied applied ->
                new RetentionState(
                        applied.channelId(),
                        before == null ? untouched(applied.channelId()) : before.rule,
                        applied.firstKept());
        };
    }
}
