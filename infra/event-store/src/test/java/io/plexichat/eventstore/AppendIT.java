package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AppendIT {

    private final TestLog log = TestLog.create();

    @AfterEach
    void close() {
        log.close();
    }

    @Nested
    class Positions {

        @Test
        void shouldStartAtZeroAndBeDense() {
            assertThat(log.store().head()).isEqualTo(-1);

            assertThat(log.append(event("a", 0))).isEqualTo(new PositionRange(0, 0));
            assertThat(log.append(event("a", 1), event("b", 0), event("a", 2))).isEqualTo(new PositionRange(1, 3));

            assertThat(log.store().head()).isEqualTo(3);
        }

        @Test
        void shouldGoOnAfterAReopen() {
            log.append(event("a", 0));

            log.reopen(builder -> builder);

            assertThat(log.append(event("a", 1))).isEqualTo(new PositionRange(1, 1));
        }

        @Test
        void shouldBeGivenToEventsWithoutAnAggregate() {
            assertThat(log.append(GenericEventMessage.asEventMessage(new Noted("free")), event("a", 0)))
                    .isEqualTo(new PositionRange(0, 1));
            assertThat(log.query("SELECT position FROM log.event WHERE aggregate_id IS NULL"))
                    .containsExactly("0");
        }

        @Test
        void shouldBeAbsentWhenNothingWasPublished() {
            UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
            unitOfWork.execute(() -> log.store().publish(List.of()));

            assertThat(log.store().appended(unitOfWork)).isEmpty();
        }
    }

    @Nested
    class Conflicts {

        @Test
        void shouldRefuseASecondCreation() {
            log.append(event("a", 0));

            assertThatExceptionOfType(AggregateStreamCreationException.class)
                    .isThrownBy(() -> log.append(event("a", 0)))
                    .withMessageContaining("Note a");
            assertThat(log.store().head()).isZero();
        }

        @Test
        void shouldRefuseASecondCreationOfWhatIsNotRemembered() {
            log.append(event("a", 0), event("b", 0));
            log.reopen(builder -> builder);

            assertThatExceptionOfType(AggregateStreamCreationException.class)
                    .isThrownBy(() -> log.append(event("c", 0), event("a", 0)));
            assertThatExceptionOfType(AggregateStreamCreationException.class)
                    .isThrownBy(() -> log.append(event("b", 0)));
            assertThat(log.append(event("c", 0), event("a", 1))).isEqualTo(new PositionRange(2, 3));
        }

        @Test
        void shouldRefuseASequenceThatIsTaken() {
            log.append(event("a", 0), event("a", 1));

            assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> log.append(event("a", 1)));
        }

        @Test
        void shouldRefuseAHoleInASequence() {
            log.append(event("a", 0));

            assertThatExceptionOfType(ConcurrencyException.class)
                    .isThrownBy(() -> log.append(event("a", 2)))
                    .withMessageContaining("Expected event 1 of Note a next, but got event 2.");
        }

        @Test
        void shouldRefuseTheWholeUnitOfWork() {
            log.append(event("a", 0));

            assertThatExceptionOfType(ConcurrencyException.class)
                    .isThrownBy(() -> log.append(event("b", 0), event("a", 2), event("c", 0)));

            assertThat(log.store().head()).isZero();
            assertThat(log.store().readEvents("b").hasNext()).isFalse();
        }
    }

    @Nested
    class Rows {

        @Test
        void shouldFailAloneWhenTheDatabaseRefusesThem() throws Exception {
            // Random, so that it cannot be compressed to what fits an index entry.
            String tooLong = new Random(1)
                    .ints(9_000, 'a', 'z')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<PositionRange>> good = new ArrayList<>();
                List<Future<PositionRange>> bad = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    String id = "good-" + i;
                    good.add(threads.submit(() -> log.append(event(id, 0))));
                    if (i % 5 == 0) {
                        bad.add(threads.submit(() -> log.append(event(id + tooLong, 0))));
                    }
                }
                for (Future<PositionRange> each : good) {
                    assertThat(each.get().size()).isOne();
                }
                assertThat(bad)
                        .allSatisfy(each -> assertThat(each)
                                .failsWithin(Duration.ofSeconds(20))
                                .withThrowableOfType(ExecutionException.class)
                                .withCauseExactlyInstanceOf(EventStoreException.class));
            }
            assertThat(log.read(null)).hasSize(20);
        }

        @Test
        void shouldBeRefusedBeforeTheyAreChangedByTheEncoding() {
            assertThatExceptionOfType(EventStoreException.class).isThrownBy(() -> log.append(event("a\0b", 0)));
            assertThatExceptionOfType(EventStoreException.class).isThrownBy(() -> log.append(event("a\ud800", 0)));
        }
    }

    @Nested
    class Concurrency {

        @Test
        void shouldLetOneOfTheConflictingWinAndKeepUnitsOfWorkTogether() throws Exception {
            int writers = 32;
            int rounds = 40;
            List<PositionRange> acknowledged;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<List<PositionRange>>> results = IntStream.range(0, writers)
                        .mapToObj(writer -> threads.submit(() -> write(writer, rounds)))
                        .toList();
                acknowledged = new ArrayList<>();
                for (Future<List<PositionRange>> result : results) {
                    acknowledged.addAll(result.get());
                }
            }

            assertThat(acknowledged.stream()
                            .flatMapToLong(range -> LongStream.rangeClosed(range.first(), range.last())))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(0, log.store().head())
                                    .boxed()
                                    .toList());
            assertThat(log.query("SELECT count(*) FROM log.event WHERE aggregate_id LIKE 'shared-%' AND sequence = 0"))
                    .containsExactly(Integer.toString(rounds));
            for (PositionRange range : acknowledged) {
                assertThat(log.query("SELECT DISTINCT substring(event_id, 1, 5) FROM log.event WHERE position BETWEEN "
                                + range.first() + " AND " + range.last()))
                        .hasSize(1);
            }
        }

        /** Every writer wants the shared aggregate of each round, next to one of its own. */
        private List<PositionRange> write(int writer, int rounds) {
            List<PositionRange> ranges = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                String unit = "%02d%02d-".formatted(writer, round);
                DomainEventMessage<?>[] events = {
                    identified(unit + 0, event(unit, 0)),
                    identified(unit + 1, event("shared-" + round, 0)),
                    identified(unit + 2, event(unit, 1)),
                };
                try {
                    ranges.add(log.append(events));
                } catch (AggregateStreamCreationException expected) {
                    ranges.add(log.append(Arrays.asList(events[0], events[2])));
                }
            }
            return ranges;
        }

        private static DomainEventMessage<?> identified(String id, DomainEventMessage<Noted> event) {
            return new GenericDomainEventMessage<>(
                    event.getType(),
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber(),
                    event.getPayload(),
                    event.getMetaData(),
                    id,
                    event.getTimestamp());
        }
    }
}
