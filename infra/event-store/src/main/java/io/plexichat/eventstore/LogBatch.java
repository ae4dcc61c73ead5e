package io.plexichat.eventstore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;

/** What one transaction appends: the units of work that were admitted, with their positions, and those that were not. */
final class LogBatch {

    private final LogHead before;
    private final Map<PendingAppend, PositionRange> admitted = new LinkedHashMap<>();
    private final Map<PendingAppend, RuntimeException> refused = new LinkedHashMap<>();
    private LogHead after;

    LogBatch(LogHead before, List<PendingAppend> units, SequenceCheck check) {
        this.before = before;
        this.after = before;
        for (PendingAppend unit : units) {
            @Nullable RuntimeException refusal = check.admit(unit);
            if (refusal == null) {
                admit(unit);
            } else {
                refused.put(unit, refusal);
            }
        }
    }

    private void admit(PendingAppend unit) {
        long first = after.position() + 1;
        PositionRange range =
                new PositionRange(first, after.position() + unit.rows().size());
        admitted.put(unit, range);
        after = new LogHead(range.last(), unit.tuples().place(first, after.atHigh()));
    }

    /** Whether a unit of work was to create what exists. */
    boolean hasDuplicates() {
        return refused.values().stream().anyMatch(AggregateStreamCreationException.class::isInstance);
    }

    boolean isEmpty() {
        return admitted.isEmpty();
    }

    LogHead before() {
        return before;
    }

    LogHead after() {
        return after;
    }

    int size() {
        return Math.toIntExact(after.position() - before.position());
    }

    Iterable<PendingAppend> units() {
        return admitted.keySet();
    }

    List<StoredEvent> events() {
        List<StoredEvent> events = new ArrayList<>(size());
        admitted.forEach((unit, range) -> IntStream.range(0, range.size())
                .forEach(i ->
                        events.add(StoredEvent.of(range.first() + i, unit.rows().get(i)))));
        return events;
    }

    /** Only once the batch is durable: a refusal may rest on an event that came just before, in the same batch. */
    void answer() {
        admitted.forEach(PendingAppend::succeed);
        refused.forEach(PendingAppend::fail);
    }
}
