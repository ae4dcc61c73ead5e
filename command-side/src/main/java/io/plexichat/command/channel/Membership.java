package io.plexichat.command.channel;

import io.plexichat.kernel.channel.ChannelRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a channel knows of an account that is or was a member.
 *
 * @param role null for one who left
 * @param mutedUntil kept for those who left, so that nobody speaks sooner by joining again; null for one who was never muted
 * @param leftReadOnly whether the role before it left was {@link ChannelRole#READ_ONLY}
 * @param changedAt when the role became so; kept for those who left, so that the same history brought in again is known to be old
 */
record Membership(@Nullable ChannelRole role, @Nullable Instant mutedUntil, boolean leftReadOnly, Instant changedAt) {
    boolean isMember() {
        return role != null;
    }
}
