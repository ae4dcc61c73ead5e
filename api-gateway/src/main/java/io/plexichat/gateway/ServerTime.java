package io.plexichat.gateway;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The time commands come in with: to the millisecond, so that no store and no client cuts it. */
public final class ServerTime {
    private final InstantSource source;

    public ServerTime(InstantSource source) {
        this.source = source;
    }

    public Instant now() {
        return source.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
