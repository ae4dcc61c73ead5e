package io.plexichat.kernel.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel as one viewer sees it.
 *
 * @param lastPosition of its newest message; null before the first
 * @param unread messages after the viewer's read marker that are not deleted; 0 for someone who is not a member
 * @param mentions how many of those mention the viewer
 * @param role the viewer's; null for someone who is not a member
 * @param mutedUntil the viewer; null for someone who is not muted now
 */
public record ChannelView(
        ChannelId channelId,
        ChannelName name,
        ChannelKind kind,
        Topic topic,
        boolean archived,
        long memberCount,
        @Nullable Long lastPosition,
        long unread,
        long mentions,
        @Nullable ChannelRole role,
        @Nullable Instant mutedUntil) {
    public ChannelStanding standing() {
        return new ChannelStanding(kind, archived, role, mutedUntil);
    }
}
