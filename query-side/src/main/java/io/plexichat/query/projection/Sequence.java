package io.plexichat.query.projection;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an event has to be taken in order with. Two events that name different sequences leave the same rows whichever comes first,
 * so one can wait while the other is taken.
 *
 * @param id of what the event changes; null for its aggregate
 * @param needs ids of other sequences that must have been taken before, as the event reads what they made. Only for what never
 *     changes once it is made
 */
public record Sequence(@Nullable String id, List<String> needs) {
    public static final Sequence OF_AGGREGATE = new Sequence(null, List.of());

    public Sequence {
        needs = List.copyOf(needs);
    }

    public static Sequence of(Object id) {
        return new Sequence(id.toString(), List.of());
    }

    public Sequence needing(Object other) {
        return new Sequence(id, List.of(other.toString()));
    }

    String idOr(String aggregate) {
        return Objects.requireNonNullElse(id, aggregate);
    }
}
