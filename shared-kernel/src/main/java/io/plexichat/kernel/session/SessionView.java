package io.plexichat.kernel.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

public record SessionView(
        SessionId sessionId, @Nullable DeviceName device, Instant startedAt, Instant lastUsedAt, Instant expiresAt) {}
