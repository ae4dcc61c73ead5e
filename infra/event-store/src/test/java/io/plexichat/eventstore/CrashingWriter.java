package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestLog.event;

import io.plexichat.embedded.PostgresDatabase;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Appends without an end and prints what was acknowledged, until it is killed. */
final class CrashingWriter {

    private CrashingWriter() {}

    static void main(String[] args) {
        var database = new PostgresDatabase(args[0], Integer.parseInt(args[1]), args[2], args[3], args[4]);
        @SuppressWarnings("resource") // Ends with the process.
        PostgresEventStore store = TestLog.builder(TestLog.pool(database)).build();
        for (int writer = 0; writer < 8; writer++) {
            Thread.ofPlatform().start(() -> write(store));
        }
    }

    private static void write(PostgresEventStore store) {
        String aggregate = UUID.randomUUID().toString();
        for (long sequence = 0; ; sequence++) {
            List<DomainEventMessage<Noted>> events =
                    List.of(event(aggregate, sequence), event(aggregate + "-" + sequence, 0));
            UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
            unitOfWork.execute(() -> store.publish(events));
            long position = store.appended(unitOfWork).orElseThrow().first();
            System.out.println(position + " " + events.getFirst().getIdentifier());
        }
    }
}
