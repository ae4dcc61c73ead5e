package io.plexichat.eventstore;

import io.plexichat.embedded.PostgresDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * A process that appends without an end and says what it is told, until it is killed. Its writers are in each other's way:
 * they append to a few aggregates without knowing what the others do, and create the same ones. Units of work have up to
 * five events, for one aggregate or several.
 */
final class CrashLoad {

    private static final int WRITERS = 16;
    private static final int HOT_AGGREGATES = 4;
    private static final int MEMORY_EVENTS = 256;

    private final String name;
    private final PostgresEventStore store;
    private final AtomicLong units = new AtomicLong();
    private final AtomicLong contested = new AtomicLong();
    private final Map<String, Long> nextSequences = new ConcurrentHashMap<>();

    private CrashLoad(String name, PostgresEventStore store) {
        this.name = name;
        this.store = store;
    }

    static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        Thread.ofPlatform().daemon().start(CrashLoad::endWithOwner);
        var database = new PostgresDatabase(args[1], Integer.parseInt(args[2]), args[3], args[4], args[5]);
        @SuppressWarnings("resource") // Ends with the process.
        PostgresEventStore store = TestLog.builder(TestLog.pool(database))
                .ownershipPatience(Duration.ofSeconds(10))
                // Short, so that callers also leave.
                .appendPatience(Duration.ofMillis(500))
                .outcomePatience(Duration.ofMillis(300))
                .memoryWindow(MEMORY_EVENTS, Long.MAX_VALUE)
                .build();
        new CrashLoad(args[0], store).start();
    }

    /** Standard input is a pipe that the test holds. */
    private static void endWithOwner() {
        try {
            var _ = System.in.read();
        } catch (IOException e) {
            // As good as closed.
        }
        Runtime.getRuntime().halt(1);
    }

    private void start() {
        long head = store.head();
        Thread.ofPlatform().start(() -> follow("quick", head, 0));
        Thread.ofPlatform().start(() -> follow("slow", head, 30));
        for (int writer = 0; writer < WRITERS; writer++) {
            Thread.ofPlatform().start(this::write);
        }
    }

    private void write() {
        while (true) {
            String unit = name + "-" + units.incrementAndGet();
            Map<String, Long> next = new HashMap<>();
            say(outcome(unit, events(unit, next)), next);
        }
    }

    private List<DomainEventMessage<?>> events(String unit, Map<String, Long> next) {
        int size = 1 + ThreadLocalRandom.current().nextInt(5);
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            String aggregate = anyAggregate();
            long sequence = next.computeIfAbsent(aggregate, id -> nextSequences.getOrDefault(id, 0L));
            events.add(TestLog.event(aggregate, sequence, new UnitText(unit, index, size).toString()));
            next.put(aggregate, sequence + 1);
        }
        return events;
    }

    private String anyAggregate() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return switch (random.nextInt(4)) {
            case 0 -> "hot-" + random.nextInt(HOT_AGGREGATES);
            // Four times the same.
            case 1 -> name + "-contested-" + contested.getAndIncrement() / 4;
            default -> UUID.randomUUID().toString();
        };
    }

    private Report outcome(String unit, List<DomainEventMessage<?>> events) {
        try {
            UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
            unitOfWork.execute(() -> store.publish(events));
            return new Report.Acknowledged(unit, store.appended(unitOfWork).orElseThrow());
        } catch (AppendOutcomeUnknownException e) {
            return new Report.Unknown(unit);
        } catch (ConcurrencyException | AggregateStreamCreationException | LogUnavailableException e) {
            return new Report.Refused(unit);
        }
    }

    private void say(Report report, Map<String, Long> next) {
        System.out.println(report.line());
        next.keySet().removeIf(aggregate -> !aggregate.startsWith("hot-"));
        if (report instanceof Report.Acknowledged) {
            nextSequences.putAll(next);
        } else {
            next.keySet().forEach(this::learn);
        }
    }

    private void learn(String aggregate) {
        try {
            nextSequences.put(aggregate, store.lastSequenceNumberFor(aggregate).orElse(-1L) + 1);
        } catch (LogUnavailableException e) {
            pause(10);
        }
    }

    /** A slow one falls out of the memory window and comes back to it. */
    private void follow(String speed, long after, int pauseMillis) {
        long last = after;
        while (true) {
            try (var stream = store.openStream(new GlobalSequenceTrackingToken(last))) {
                while (true) {
                    TrackedEventMessage<?> message = stream.nextAvailable();
                    last = TestLog.position(message);
                    String text = ((Noted) message.getPayload()).text();
                    System.out.println(new Report.Seen(name + "-" + speed, last, text).line());
                    if (pauseMillis > 0 && last % (2 * MEMORY_EVENTS) == 0) {
                        pause(pauseMillis);
                    }
                }
            } catch (LogUnavailableException e) {
                pause(10);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
