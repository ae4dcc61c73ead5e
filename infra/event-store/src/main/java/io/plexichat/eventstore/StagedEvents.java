package io.plexichat.eventstore;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;

/**
 * The events of one unit of work that wait to be appended together, after every other handler has prepared the commit: once
 * they are durable, no later handler can make the unit of work fail in its preparation.
 */
final class StagedEvents {

    private final List<EventMessage<?>> events;
    private int outstanding;
    private boolean appended;

    StagedEvents(List<? extends EventMessage<?>> events) {
        this.events = new ArrayList<>(events);
    }

    /** Events are published while the commit is already being prepared; they are to come by {@link #add}. */
    void announce(int count) {
        if (appended) {
            throw new IllegalStateException(
                    "Expected events to be published before the unit of work's events are appended.");
        }
        outstanding += count;
    }

    void add(List<? extends EventMessage<?>> more) {
        events.addAll(more);
        outstanding -= more.size();
    }

    /** Whether some that were announced did not come. It may be that a nested unit of work failed with them. */
    boolean mayMissSome() {
        return outstanding > 0;
    }

    int size() {
        return events.size();
    }

    List<EventMessage<?>> takeAll() {
        appended = true;
        return List.copyOf(events);
    }
}
