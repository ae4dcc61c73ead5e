package io.plexichat.benchmarks.log;

import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Fills a store before it is read. */
final class Seed {

    private static final int UNIT = 500;

    private Seed() {}

    /** Each event of an aggregate of its own, one unit of work after the other. */
    static void firstEvents(EventStore events, int count) {
        for (int done = 0; done < count; done += UNIT) {
            publish(
                    events,
                    IntStream.range(done, Math.min(count, done + UNIT))
                            .mapToObj(_ -> Notes.firstEvent())
                            .toList());
        }
    }

    /** All of one aggregate. */
    static void history(EventStore events, String noteId, long from, long to) {
        for (long next = from; next < to; next += UNIT) {
            long first = next;
            publish(
                    events,
                    IntStream.range(0, (int) Math.min(UNIT, to - next))
                            .mapToObj(i -> Notes.event(noteId, first + i))
                            .toList());
        }
    }

    private static void publish(EventStore events, List<DomainEventMessage<NoteWritten>> unit) {
        UnitsOfWork.run(() -> events.publish(unit));
    }
}
