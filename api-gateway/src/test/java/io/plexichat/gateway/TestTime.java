package io.plexichat.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The real time, moved by a test. */
public final class TestTime implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    public void moveTo(Duration ahead) {
        this.ahead = ahead;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }
}
