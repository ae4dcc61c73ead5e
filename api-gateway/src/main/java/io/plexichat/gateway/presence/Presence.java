package io.plexichat.gateway.presence;

import io.plexichat.kernel.presence.PresenceState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What others see of an account.
 *
 * @param lastSeenAt only while it is offline, and by its choice
 */
record Presence(
        PresenceState state, CustomStatus status, @Nullable Instant lastSeenAt) {
    /** Being seen later is no change by itself. */
    boolean looksLike(Presence other) {
        return state == other.state && status.equals(other.status);
    }
}
