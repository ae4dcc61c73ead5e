package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One login on one device.
 *
 * @param device what the device calls itself
 * @param current whether it is the one that asks
 */
public record LoginSession(
        UUID sessionId,
        @Nullable String device,
        Instant startedAt,
        Instant lastUsedAt,
        Instant expiresAt,
        boolean current) {}
