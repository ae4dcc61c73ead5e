package io.plexichat.kernel.message;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Instant;

public sealed interface ReadMarkerCommand {
    /** Moves the marker forward; to where it is, or behind, is no change. */
    record MarkRead(ChannelId channelId, AccountId accountId, long position, Instant at) implements ReadMarkerCommand {}
}
