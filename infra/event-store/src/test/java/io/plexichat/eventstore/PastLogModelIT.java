package io.plexichat.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.NullUnmarked;

/** What an aggregate was at a position is what the events up to there make of it, whichever snapshots were stored when. */
@NullUnmarked // The log is made before the first try.
class PastLogModelIT {

    private static final List<String> AGGREGATES = List.of("a", "b");
    private static final int MINUTES = 20;
    private static final Instant FIRST_TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static TestLog log;
    private static int tries;

    /** The state of these aggregates: what was noted, in order. */
    record Notes(List<String> texts) {}

    sealed interface Action {
        /** In one unit of work; the times may go back. */
        record Append(List<Note> notes) implements Action {}

        record Note(String aggregate, int minute) {}

        /** Of what the aggregate was so many events ago. */
        record Snapshot(String aggregate, int back) implements Action {}

        record Ask(int minute) implements Action {}
    }

    @BeforeContainer
    static void open() {
        log = TestLog.create();
    }

    @AfterContainer
    static void close() {
        log.close();
    }

    @Property(tries = 100)
    void shouldBeThePrefixUpToThePosition(@ForAll("actions") List<Action> actions) {
        tries++;
        Try each = new Try("try" + tries + "-", FIRST_TIME.plus(Duration.ofDays(tries)));
        actions.forEach(each::perform);
        each.checkEveryPosition();
        each.checkEveryMinute();
    }

    @Provide
    Arbitrary<List<Action>> actions() {
        Arbitrary<String> aggregates = Arbitraries.of(AGGREGATES);
        Arbitrary<Integer> minutes = Arbitraries.integers().between(0, MINUTES);
        Arbitrary<Action> appends = Combinators.combine(aggregates, minutes)
                .as(Action.Note::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(Action.Append::new);
        Arbitrary<Action> snapshots = Combinators.combine(
                        aggregates, Arbitraries.integers().between(0, 8))
                .as(Action.Snapshot::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(5, appends), Tuple.of(4, snapshots), Tuple.of(1, minutes.map(Action.Ask::new)))
                .list()
                .ofMaxSize(30);
    }

    private static final class Try {

        private record Fact(String aggregate, String text, Instant at) {}

        private final List<Fact> facts = new ArrayList<>();
        private final Map<String, TreeSet<Long>> snapshots = new HashMap<>();
        private final long start = log.store().head() + 1;
        private final String prefix;
        private final Instant midnight;

        private Try(String prefix, Instant midnight) {
            this.prefix = prefix;
            this.midnight = midnight;
        }

        private void perform(Action action) {
            switch (action) {
                case Action.Append(var notes) -> append(notes);
                case Action.Snapshot(String aggregate, int back) -> snapshot(prefix + aggregate, back);
                case Action.Ask(int minute) -> check(midnight.plus(Duration.ofMinutes(minute)));
            }
        }

        private void append(List<Action.Note> notes) {
            List<DomainEventMessage<?>> unit = new ArrayList<>();
            for (Action.Note note : notes) {
                String aggregate = prefix + note.aggregate();
                Instant at = midnight.plus(Duration.ofMinutes(note.minute()));
                DomainEventMessage<Noted> event =
                        TestLog.event(aggregate, texts(aggregate, facts.size()).size(), at);
                Noted noted = new Noted("note " + facts.size());
                unit.add(new GenericDomainEventMessage<>(
                        event.getType(),
                        aggregate,
                        event.getSequenceNumber(),
                        noted,
                        event.getMetaData(),
                        event.getIdentifier(),
                        at));
                facts.add(new Fact(aggregate, noted.text(), at));
            }
            log.append(unit);
        }

        private void snapshot(String aggregate, int back) {
            List<String> all = texts(aggregate, facts.size());
            int length = all.size() - back;
            TreeSet<Long> stored = snapshots.computeIfAbsent(aggregate, _ -> new TreeSet<>());
            if (length > 0 && stored.size() < SnapshotTable.MOST) {
                log.store()
                        .storeSnapshot(new GenericDomainEventMessage<>(
                                TestLog.AGGREGATE_TYPE, aggregate, length - 1, new Notes(all.subList(0, length))));
                stored.add(length - 1L);
            }
        }

        /** What was noted by the first so many facts. */
        private List<String> texts(String aggregate, int count) {
            return facts.subList(0, count).stream()
                    .filter(fact -> fact.aggregate().equals(aggregate))
                    .map(Fact::text)
                    .toList();
        }

        private void checkEveryPosition() {
            for (int count = 0; count <= facts.size(); count++) {
                for (String name : AGGREGATES) {
                    check(prefix + name, count);
                }
            }
        }

        private void check(String aggregate, int count) {
            List<String> expected = texts(aggregate, count);
            DomainEventStream stream = log.store().past().eventsUpTo(start + count - 1, aggregate);
            if (stream.hasNext()) {
                Long nearest =
                        snapshots.getOrDefault(aggregate, new TreeSet<>()).floor(expected.size() - 1L);
                assertThat(stream.peek().getSequenceNumber())
                        .as("where reading begins")
                        .isEqualTo(nearest == null ? 0 : nearest);
            }
            assertThat(replayed(stream)).isEqualTo(expected);
        }

        private static List<String> replayed(DomainEventStream stream) {
            List<String> texts = new ArrayList<>();
            while (stream.hasNext()) {
                switch (stream.next().getPayload()) {
                    case Notes snapshot -> texts.addAll(snapshot.texts());
                    case Noted noted -> texts.add(noted.text());
                    case Object other -> throw new IllegalStateException("Expected a note, but got " + other);
                }
            }
            return texts;
        }

        private void checkEveryMinute() {
            for (int minute = -1; minute <= MINUTES; minute++) {
                check(midnight.plus(Duration.ofMinutes(minute)));
            }
        }

        private void check(Instant time) {
            long prefixed =
                    facts.stream().takeWhile(fact -> !fact.at().isAfter(time)).count();
            assertThat(log.store().past().positionAt(time)).isEqualTo(start + prefixed - 1);
        }
    }
}
