package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A login that succeeded, or those of one name and from one address that failed within some seconds.
 *
 * @param accountId null when the name was nobody's, and of those that were too many to tell apart
 * @param address where they came from, hashed; null where it is not known
 * @param wrong passwords, codes and passkeys that were looked at
 * @param turnedAway without being looked at
 */
public record LoginAttempts(
        long position,
        String outcome,
        @Nullable UUID accountId,
        @Nullable String username,
        @Nullable String address,
        long wrong,
        long turnedAway,
        Instant first,
        Instant last) {}
