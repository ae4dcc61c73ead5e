package io.plexichat.kernel.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that an access decision on a channel looks at, besides what the asker may do on the server.
 *
 * @param role the asker's; null for someone who is not a member
 * @param mutedUntil the asker; null for somebody who was never muted
 */
public record ChannelStanding(
        ChannelKind kind,
        boolean archived,
        @Nullable ChannelRole role,
        @Nullable Instant mutedUntil) {

    public boolean isMuted(Instant at) {
        return mutedUntil != null && at.isBefore(mutedUntil);
    }
}
