package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.NullUnmarked;

/** Whatever is done to it, the log answers as a list in memory would. */
@NullUnmarked // The log is made before the first try.
class LogModelIT {

    private static final List<String> AGGREGATES = List.of("a", "b", "c");
    private static TestLog log;
    private static int tries;

    sealed interface Action {

        /** The sequence numbers are the next ones, each moved by its slip. */
        record Append(List<Step> steps) implements Action {}

        record Read(int back) implements Action {}

        record Load(String aggregate, int from) implements Action {}

        record LoseConnections() implements Action {}

        record Reopen() implements Action {}
    }

    record Step(String aggregate, int slip) {}

    @BeforeContainer
    static void open() {
        log = TestLog.create(builder -> builder.memoryWindow(7, Long.MAX_VALUE).pageSize(3));
    }

    @AfterContainer
    static void close() {
        log.close();
    }

    @Provide
    Arbitrary<List<Action>> actions() {
        Arbitrary<Step> step = Arbitraries.frequency(Tuple.of(12, 0), Tuple.of(1, -1), Tuple.of(1, 1))
                .flatMap(slip -> Arbitraries.of(AGGREGATES).map(aggregate -> new Step(aggregate, slip)));
        Arbitrary<Action> append = step.list().ofMinSize(1).ofMaxSize(5).map(Action.Append::new);
        Arbitrary<Action> read = Arbitraries.integers().between(0, 30).map(Action.Read::new);
        Arbitrary<Action> load = Arbitraries.of(AGGREGATES)
                .flatMap(aggregate ->
                        Arbitraries.integers().between(0, 6).map(from -> (Action) new Action.Load(aggregate, from)));
        return Arbitraries.frequencyOf(
                        Tuple.of(20, append),
                        Tuple.of(10, read),
                        Tuple.of(10, load),
                        Tuple.of(1, Arbitraries.just(new Action.LoseConnections())),
                        Tuple.of(1, Arbitraries.just(new Action.Reopen())))
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 60)
    void shouldAnswerAsTheModel(@ForAll("actions") List<Action> actions) {
        new Model("try" + ++tries + "-", Math.toIntExact(log.store().head() + 1)).perform(actions);
    }

    /** The log of one try; what earlier tries left lies before {@code start}. */
    private static final class Model {

        private final String prefix;
        private final int start;
        private final List<String> events = new ArrayList<>();
        private final Map<String, List<String>> byAggregate = new HashMap<>();

        private Model(String prefix, int start) {
            this.prefix = prefix;
            this.start = start;
            AGGREGATES.forEach(aggregate -> byAggregate.put(aggregate, new ArrayList<>()));
        }

        private void perform(List<Action> actions) {
            for (Action action : actions) {
                switch (action) {
                    case Action.Append append -> append(append.steps());
                    case Action.Read read -> read(Math.max(0, events.size() - read.back()));
                    case Action.Load load -> load(load.aggregate(), load.from());
                    case Action.LoseConnections() -> log.terminateConnections();
                    case Action.Reopen() ->
                        log.reopen(builder ->
                                builder.memoryWindow(7, Long.MAX_VALUE).pageSize(3));
                }
                assertThat(log.store().head()).isEqualTo(start + events.size() - 1L);
            }
            read(0);
        }

        private void append(List<Step> steps) {
            Map<String, Integer> next = new HashMap<>();
            byAggregate.forEach((aggregate, ids) -> next.put(aggregate, ids.size()));
            List<DomainEventMessage<?>> unit = new ArrayList<>();
            Class<?> expected = null;
            for (Step step : steps) {
                int sequence = Math.max(0, next.get(step.aggregate()) + step.slip());
                if (expected == null && sequence != next.get(step.aggregate())) {
                    expected = sequence == 0 ? AggregateStreamCreationException.class : ConcurrencyException.class;
                }
                unit.add(event(prefix + step.aggregate(), sequence));
                next.merge(step.aggregate(), 1, Integer::sum);
            }
            assertThat(outcome(unit))
                    .isEqualTo(
                            expected == null
                                    ? new PositionRange(start + events.size(), start + events.size() + unit.size() - 1L)
                                    : expected);
            if (expected == null) {
                for (int i = 0; i < unit.size(); i++) {
                    events.add(unit.get(i).getIdentifier());
                    byAggregate.get(steps.get(i).aggregate()).add(unit.get(i).getIdentifier());
                }
            }
        }

        private static Object outcome(List<DomainEventMessage<?>> unit) {
            try {
                return log.append(unit);
            } catch (AggregateStreamCreationException | ConcurrencyException e) {
                return e.getClass();
            }
        }

        private void read(int from) {
            assertThat(log.read(new GlobalSequenceTrackingToken(start + from - 1L)))
                    .extracting(EventMessage::getIdentifier)
                    .isEqualTo(events.subList(from, events.size()));
        }

        private void load(String aggregate, int from) {
            List<String> ids = byAggregate.get(aggregate);
            assertThat(log.store()
                            .readEvents(prefix + aggregate, from)
                            .asStream()
                            .map(EventMessage::getIdentifier))
                    .containsExactlyElementsOf(ids.subList(Math.min(from, ids.size()), ids.size()));
            assertThat(log.store().lastSequenceNumberFor(prefix + aggregate).orElse(-1L))
                    .isEqualTo(ids.size() - 1L);
        }
    }
}
