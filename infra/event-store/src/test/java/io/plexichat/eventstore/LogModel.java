package io.plexichat.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** A log as a list in memory. Events are told by their identifiers. */
final class LogModel {

    private final List<DomainEventMessage<?>> events = new ArrayList<>();
    private final Map<String, DomainEventMessage<?>> snapshots = new HashMap<>();

    int size() {
        return events.size();
    }

    int size(String aggregate) {
        return (int) of(aggregate).count();
    }

    /** Why the unit of work is refused; empty: then it is appended. */
    Optional<Class<? extends Exception>> append(List<DomainEventMessage<?>> unit) {
        Map<String, Integer> next = new HashMap<>();
        for (DomainEventMessage<?> event : unit) {
            String aggregate = event.getAggregateIdentifier();
            int expected = next.computeIfAbsent(aggregate, this::size);
            if (event.getSequenceNumber() != expected) {
                return Optional.of(
                        event.getSequenceNumber() == 0
                                ? AggregateStreamCreationException.class
                                : ConcurrencyException.class);
            }
            next.put(aggregate, expected + 1);
        }
        events.addAll(unit);
        return Optional.empty();
    }

    void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.merge(
                snapshot.getAggregateIdentifier(),
                snapshot,
                (kept, other) -> kept.getSequenceNumber() <= other.getSequenceNumber() ? other : kept);
    }

    List<String> from(int index) {
        return ids(events.subList(index, events.size()).stream());
    }

    List<String> load(String aggregate, int firstSequence) {
        return ids(of(aggregate).skip(firstSequence));
    }

    List<String> load(String aggregate) {
        DomainEventMessage<?> snapshot = snapshots.get(aggregate);
        return snapshot == null
                ? load(aggregate, 0)
                : ids(Stream.concat(Stream.of(snapshot), of(aggregate).skip(snapshot.getSequenceNumber() + 1)));
    }

    /** How many events come before the first that is not earlier. */
    int before(Instant time) {
        return (int) events.stream()
                .takeWhile(event -> event.getTimestamp().isBefore(time))
                .count();
    }

    private Stream<DomainEventMessage<?>> of(String aggregate) {
        return events.stream().filter(event -> event.getAggregateIdentifier().equals(aggregate));
    }

    private static List<String> ids(Stream<? extends EventMessage<?>> messages) {
        return messages.<String>map(EventMessage::getIdentifier).toList();
    }
}
