package io.plexichat.query.projection;

import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;

/** Positions of the log as Axon's tokens tell them. */
final class Positions {
    /** Before the first event. */
    static final long NONE = -1;

    private Positions() {}

    static long of(TrackedEventMessage<?> message) {
        return of(message.trackingToken());
    }

    static long of(TrackingToken token) {
        OptionalLong position = token.position();
        if (position.isEmpty()) {
            throw new IllegalArgumentException("Expected a token with a position, but got a " + token.getClass());
        }
        return position.getAsLong();
    }
}
