package io.plexichat.eventstore;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The latest events, in a ring bounded by count and by weight. One thread adds, any number read without a lock: a slot
 * says itself which position it holds, so a reader sees at once that it came too late.
 */
final class RecentEvents {

    private final AtomicReferenceArray<@Nullable StoredEvent> slots;
    private final long maxWeight;
    // Of the adding thread alone.
    private long oldest;
    private long next;
    private long weight;

    RecentEvents(int maxEvents, long maxWeight) {
        this.slots = new AtomicReferenceArray<>(maxEvents);
        this.maxWeight = maxWeight;
    }

    void add(List<StoredEvent> events) {
        for (StoredEvent event : events) {
            if (event.position() != next) {
                clear();
                oldest = event.position();
            }
            if (event.position() - oldest == slots.length()) {
                dropOldest();
            }
            slots.set(slot(event.position()), event);
            next = event.position() + 1;
            weight += event.weight();
            while (weight > maxWeight && oldest < event.position()) {
                dropOldest();
            }
        }
    }

    /** Null when it is not here any more, or never was. */
    @Nullable
    StoredEvent get(long position) {
        StoredEvent event = slots.get(slot(position));
        return event != null && event.position() == position ? event : null;
    }

    private void clear() {
        while (oldest < next) {
            dropOldest();
        }
    }

    private void dropOldest() {
        StoredEvent event = slots.getAndSet(slot(oldest), null);
        if (event != null) {
            weight -= event.weight();
        }
        oldest++;
    }

    private int slot(long position) {
        return (int) (position % slots.length());
    }
}
