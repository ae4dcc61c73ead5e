package io.plexichat.eventstore;

import io.plexichat.eventstore.EventRow.AggregatePlace;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Decides which units of work of a batch may be written: every event must carry its aggregate's next sequence number,
 * counted from what is stored and from what the units of work before it in the batch add. A sequence never has a hole.
 */
final class SequenceCheck {

    private final Map<String, Long> last;

    SequenceCheck(Map<String, Long> lastStored) {
        this.last = new HashMap<>(lastStored);
    }

    /** Why the unit of work must be refused, or null: then what it adds counts for the next. */
    @Nullable
    RuntimeException admit(PendingAppend unit) {
        Map<String, Long> added = new HashMap<>();
        for (EventRow row : unit.rows()) {
            AggregatePlace place = row.aggregate();
            if (place == null) {
                continue;
            }
            Long before = added.getOrDefault(place.id(), last.getOrDefault(place.id(), -1L));
            if (place.sequence() != before + 1) {
                return refusal(place, before + 1);
            }
            added.put(place.id(), place.sequence());
        }
        last.putAll(added);
        return null;
    }

    private static RuntimeException refusal(AggregatePlace place, long expected) {
        if (place.sequence() == 0) {
            return new AggregateStreamCreationException("Expected to create " + place.type() + " " + place.id()
                    + ", but an aggregate with this identifier exists.");
        }
        return new ConcurrencyException("Expected event " + expected + " of " + place.type() + " " + place.id()
                + " next, but got event " + place.sequence() + ".");
    }
}
