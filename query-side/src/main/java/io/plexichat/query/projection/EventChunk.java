package io.plexichat.query.projection;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/** What the processor is handed as one event: all that were available, up to a bound. */
record EventChunk(List<TrackedEventMessage<?>> events, Runnable done) {
    /** Content stays out of logs. */
    @Override
    public String toString() {
        return "EventChunk[" + events.size() + "]";
    }
}
