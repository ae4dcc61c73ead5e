package io.plexichat.command.channel;

import io.plexichat.kernel.channel.ChannelRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a channel knows of an account that is or was a member.
 *
 * @param role null for one who left
 * @param changedAt when that became so; kept for those who left, so that the same history brought in again is known to be old
 */
record Membership(@Nullable ChannelRole role, Instant changedAt) {
    boolean isMember() {
        return role != null;
    }
}
