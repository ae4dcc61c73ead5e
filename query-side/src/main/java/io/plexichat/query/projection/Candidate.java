package io.plexichat.query.projection;

import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * An event that concerns a projection, or cannot be read, so that nobody knows.
 *
 * @param event null when it cannot be read
 * @param unreadable why; null when it can
 */
record Candidate(
        TrackedEventMessage<?> message,
        @Nullable ProjectedEvent event,
        @Nullable Throwable unreadable) {

    static Candidate of(TrackedEventMessage<?> message, ProjectedEvent event) {
        return new Candidate(message, event, null);
    }

    static Candidate unreadable(TrackedEventMessage<?> message, Throwable cause) {
        return new Candidate(message, null, cause);
    }

    /** Where it is parked: of what cannot be read, only the aggregate is known. */
    String sequence(Projection projection) {
        return event == null
                ? aggregate()
                : projection.sequence(event.payload()).idOr(aggregate());
    }

    /** Any of them that is parked keeps this event waiting. */
    Stream<String> waitsFor(Projection projection) {
        if (event == null) {
            return Stream.of(aggregate());
        }
        Sequence sequence = projection.sequence(event.payload());
        return Stream.concat(Stream.of(sequence.idOr(aggregate()), aggregate()), sequence.needs().stream());
    }

    private String aggregate() {
        return message instanceof DomainEventMessage<?> domain
                ? domain.getAggregateIdentifier()
                : message.getIdentifier();
    }
}
