package io.plexichat.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.NullUnmarked;

/** Callers that are in each other's way are answered as if they had come one after the other, in the order of positions. */
@NullUnmarked // The log is made before the first try.
class LinearizabilityIT {

    private static final int CALLERS = 6;
    private static final List<String> AGGREGATES = List.of("a", "b", "c");
    private static TestLog log;
    private static FaultyDataSource dataSource;
    private static int tries;

    sealed interface Call {

        /** One event for each, with the sequence number that the caller believes to be next. */
        record Append(List<String> aggregates) implements Call {}

        record Look(String aggregate) implements Call {}
    }

    /** What happens while the callers call. */
    enum Trouble {
        NONE,
        SESSIONS_TERMINATED,
        LOST_BEFORE_COMMIT,
        LOST_AFTER_COMMIT
    }

    @BeforeContainer
    static void open() {
        log = TestLog.create();
        dataSource = new FaultyDataSource(log.pool());
        log.reopen(builder -> builder.dataSource(dataSource));
    }

    @AfterContainer
    static void close() {
        log.close();
    }

    @Provide
    Arbitrary<List<List<Call>>> calls() {
        Arbitrary<Call> append =
                Arbitraries.of(AGGREGATES).list().ofMinSize(1).ofMaxSize(4).map(Call.Append::new);
        Arbitrary<Call> look = Arbitraries.of(AGGREGATES).map(Call.Look::new);
        return Arbitraries.frequencyOf(Tuple.of(3, append), Tuple.of(2, look))
                .list()
                .ofMinSize(10)
                .ofMaxSize(30)
                .list()
                .ofSize(CALLERS);
    }

    /** Not shrunk: what happened once need not happen again. */
    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void shouldBeExplainedByOneOrder(@ForAll("calls") List<List<Call>> calls, @ForAll Trouble trouble)
            throws Exception {
        String prefix = "try" + ++tries + "-";
        long start = log.store().head() + 1;
        History history = new History();
        CyclicBarrier together = new CyclicBarrier(CALLERS + 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> callers = new ArrayList<>();
            for (List<Call> own : calls) {
                callers.add(threads.submit(() -> {
                    together.await();
                    new Caller(prefix, history).perform(own);
                    return null;
                }));
            }
            together.await();
            make(trouble);
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
        assertThat(history.size()).isGreaterThan(0);
        history.check(start);
    }

    private static void make(Trouble trouble) {
        switch (trouble) {
            case NONE -> {}
            case SESSIONS_TERMINATED -> log.terminateConnections();
            case LOST_BEFORE_COMMIT -> dataSource.loseNextAppend(FaultyDataSource.Loss.BEFORE_COMMIT);
            case LOST_AFTER_COMMIT -> dataSource.loseNextAppend(FaultyDataSource.Loss.AFTER_COMMIT);
        }
    }

    private static final class Caller {

        private final String prefix;
        private final History history;
        private final Map<String, Long> believed = new HashMap<>();

        private Caller(String prefix, History history) {
            this.prefix = prefix;
            this.history = history;
        }

        private void perform(List<Call> calls) {
            for (Call call : calls) {
                switch (call) {
                    case Call.Append(var aggregates) -> append(aggregates);
                    case Call.Look(String aggregate) -> look(prefix + aggregate);
                }
            }
        }

        private void append(List<String> aggregates) {
            Map<String, Long> next = new HashMap<>();
            List<History.Place> places = new ArrayList<>();
            for (String name : aggregates) {
                String aggregate = prefix + name;
                long sequence = next.computeIfAbsent(aggregate, id -> believed.getOrDefault(id, 0L));
                places.add(new History.Place(aggregate, sequence));
                next.put(aggregate, sequence + 1);
            }
            var events = places.stream()
                    .map(place -> TestLog.event(place.aggregate(), place.sequence()))
                    .toList();
            long begun = history.now();
            try {
                PositionRange range = log.append(events);
                history.appended(begun, range.first(), places);
                believed.putAll(next);
                assertThat(log.store().head())
                        .as("what is acknowledged is seen")
                        .isGreaterThanOrEqualTo(range.last());
            } catch (ConcurrencyException | AggregateStreamCreationException e) {
                history.refused(begun, places);
            }
        }

        private void look(String aggregate) {
            long begun = history.now();
            try {
                long last = log.store().lastSequenceNumberFor(aggregate).orElse(-1L);
                history.read(begun, aggregate, last);
                believed.put(aggregate, last + 1);
            } catch (LogUnavailableException e) {
                // A lost connection is no answer.
            }
        }
    }
}
