package io.plexichat.kernel.message;

import io.plexichat.kernel.EventName;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Instant;

/** How far one account has read in one channel, its own aggregate. */
public sealed interface ReadMarkerEvent {
    /** Everything in the channel up to this position, it included, is read. */
    @EventName("read-marker.moved")
    record ReadMarked(ChannelId channelId, AccountId accountId, long position, Instant at) implements ReadMarkerEvent {}
}
