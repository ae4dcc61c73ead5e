package io.plexichat.eventstore;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** What {@link LogModelIT} does to the log. */
sealed interface LogAction {

    List<String> AGGREGATES = List.of("a", "b", "c");

    /** The sequence numbers are the next ones, each moved by its slip; the times may go back. */
    record Append(List<Step> steps) implements LogAction {}

    record Step(String aggregate, int slip, int minute) {}

    /** By a new stream, from so many events back. */
    record Read(int back) implements LogAction {}

    /** By the stream that has been open since the beginning. */
    record Follow(int events) implements LogAction {}

    record FindTime(int minute) implements LogAction {}

    record Load(String aggregate, int from) implements LogAction {}

    /** Of what the aggregate was so many events ago. */
    record Snapshot(String aggregate, int back) implements LogAction {}

    record LoseConnections() implements LogAction {}

    record Reopen() implements LogAction {}

    record KillDatabase() implements LogAction {}

    static Arbitrary<List<LogAction>> any() {
        return Arbitraries.<LogAction>frequencyOf(
                        Tuple.of(40, appends()),
                        Tuple.of(12, small(30).map(Read::new)),
                        Tuple.of(12, small(10).map(Follow::new)),
                        Tuple.of(8, small(60).map(FindTime::new)),
                        Tuple.of(16, aggregates().flatMap(id -> small(6).map(from -> new Load(id, from)))),
                        Tuple.of(8, aggregates().flatMap(id -> small(4).map(back -> new Snapshot(id, back)))),
                        Tuple.of(2, Arbitraries.just(new LoseConnections())),
                        Tuple.of(2, Arbitraries.just(new Reopen())),
                        Tuple.of(1, Arbitraries.just(new KillDatabase())))
                .list()
                .ofMaxSize(40);
    }

    private static Arbitrary<Append> appends() {
        Arbitrary<Integer> slips = Arbitraries.frequency(Tuple.of(12, 0), Tuple.of(1, -1), Tuple.of(1, 1));
        return slips.flatMap(slip -> aggregates().flatMap(id -> small(60).map(minute -> new Step(id, slip, minute))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(Append::new);
    }

    private static Arbitrary<String> aggregates() {
        return Arbitraries.of(AGGREGATES);
    }

    private static Arbitrary<Integer> small(int most) {
        return Arbitraries.integers().between(0, most);
    }
}
