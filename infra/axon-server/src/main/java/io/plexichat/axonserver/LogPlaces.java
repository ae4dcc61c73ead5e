package io.plexichat.axonserver;

import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.Serializer;

/** Where in the log events are, which Axon Server is asked in roundabout ways. Every failure is an {@link EventStoreException}. */
final class LogPlaces {
    private static final long PATIENCE_SECONDS = 5;
    private static final int STREAMS_AT_ONCE = 64;
    private static final int BUFFER = 1_000;

    /** How much the clocks of the machines that append may differ. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(10);

    private final AxonServerLink link;
    private final StoredEvents events;

    LogPlaces(AxonServerLink link, Serializer eventSerializer) {
        this.link = link;
        this.events = new StoredEvents(eventSerializer);
    }

    /** -1 when the log is empty. */
    long head() {
        return answer(link.events().getLastToken());
    }

    /** By aggregate id, of those that exist. */
    Map<String, DomainEventMessage<?>> firstEvents(Collection<String> aggregateIds) {
        Map<String, Long> sequences = new HashMap<>();
        aggregateIds.forEach(id -> sequences.put(id, 0L));
        return events(sequences);
    }

    /** By aggregate id, of those that exist. */
    Map<String, DomainEventMessage<?>> lastEvents(Collection<String> aggregateIds) {
        Map<String, CompletableFuture<Long>> asked = new HashMap<>();
        aggregateIds.forEach(id -> asked.put(id, link.events().findHighestSequence(id)));
        Map<String, Long> sequences = new HashMap<>();
        asked.forEach((id, sequence) -> {
            long last = answer(sequence);
            if (last >= 0) {
                sequences.put(id, last);
            }
        });
        return events(sequences);
    }

    /** One of each aggregate; some streams at a time, so that they do not wait for each other. */
    private Map<String, DomainEventMessage<?>> events(Map<String, Long> sequences) {
        Map<String, DomainEventMessage<?>> found = new HashMap<>();
        List<String> ids = List.copyOf(sequences.keySet());
        for (int from = 0; from < ids.size(); from += STREAMS_AT_ONCE) {
            Map<String, AggregateEventStream> streams = new LinkedHashMap<>();
            for (String id : ids.subList(from, Math.min(ids.size(), from + STREAMS_AT_ONCE))) {
                long sequence = Objects.requireNonNull(sequences.get(id));
                streams.put(id, link.events().openAggregateStream(id, sequence, sequence + 1));
            }
            streams.forEach(
                    (id, stream) -> first(stream).flatMap(events::message).ifPresent(event -> found.put(id, event)));
        }
        return found;
    }

    /** Searched for around the time it was appended: for what is not recent. */
    long search(EventMessage<?> event) {
        long from = answer(link.events()
                .getTokenAt(event.getTimestamp().minus(CLOCKS_APART).toEpochMilli()));
        long until = event.getTimestamp().plus(CLOCKS_APART).toEpochMilli();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try (EventStream stream = link.events().openStream(Math.max(from, 0) - 1, BUFFER)) {
            EventWithToken next = stream.nextIfAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS);
            while (next != null && System.nanoTime() < deadline) {
                if (next.getEvent().getMessageIdentifier().equals(event.getIdentifier())) {
                    return next.getToken();
                }
                if (next.getEvent().getTimestamp() > until) {
                    break;
                }
                next = stream.nextIfAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("Interrupted while searching the log.", e);
        }
        throw new EventStoreException(
                "Expected to find an event in the log around " + event.getTimestamp() + ", but did not in time.");
    }

    private static Optional<Event> first(AggregateEventStream stream) {
        try {
            return stream.hasNext() ? Optional.of(stream.next()) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("Interrupted while reading the log.", e);
        } catch (RuntimeException e) {
            throw unavailable(e);
        } finally {
            stream.cancel();
        }
    }

    private static long answer(CompletableFuture<Long> asked) {
        try {
            return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("Interrupted while asking Axon Server.", e);
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable(e);
        }
    }

    private static EventStoreException unavailable(Exception failure) {
        return LogFailures.explained(failure) instanceof EventStoreException known
                ? known
                : new EventStoreException("Axon Server failed: " + failure.getMessage(), failure);
    }
}
