package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AggregateIT {

    private final TestLog log = TestLog.create();

    @AfterEach
    void close() {
        log.close();
    }

    private void append(String aggregate, int count) {
        log.append(IntStream.range(0, count)
                .mapToObj(sequence -> event(aggregate, sequence))
                .toList());
    }

    private static List<Long> sequences(DomainEventStream stream) {
        return stream.asStream().map(DomainEventMessage::getSequenceNumber).toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    @Nested
    class Events {

        @Test
        void shouldComeInOrderOverManyPages() {
            append("other", 3);
            append("a", 1_201);

            var stream = log.store().readEvents("a");

            assertThat(sequences(stream)).isEqualTo(range(0, 1_201));
            assertThat(stream.getLastSequenceNumber()).isEqualTo(1_200);
        }

        @Test
        void shouldStartWhereAsked() {
            append("a", 1_000);

            assertThat(sequences(log.store().readEvents("a", 499))).isEqualTo(range(499, 1_000));
            assertThat(sequences(log.store().readEvents("a", 1_000))).isEmpty();
            assertThat(sequences(log.store().readEvents("nobody"))).isEmpty();
        }

        @Test
        void shouldIncludeWhatTheUnitOfWorkHasPublished() {
            append("a", 2);
            UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
            unitOfWork.execute(() -> {
                log.store().publish(event("a", 2), event("b", 0));

                assertThat(sequences(log.store().readEvents("a"))).isEqualTo(range(0, 3));
                assertThat(sequences(log.store().readEvents("a", 2))).isEqualTo(range(2, 3));
                assertThat(log.store().lastSequenceNumberFor("a")).contains(2L);
            });
            assertThat(log.store().lastSequenceNumberFor("a")).contains(2L);
            assertThat(log.store().lastSequenceNumberFor("nobody")).isEmpty();
        }

        @Test
        void shouldCountEvenWhenTheirTypeIsUnknown() {
            append("a", 2);
            log.rewrite("UPDATE log.event SET payload_type = 'message.teleported' WHERE position = 1");

            var stream = log.store().readEvents("a");

            assertThat(sequences(stream)).isEqualTo(range(0, 2));
            assertThat(stream.getLastSequenceNumber()).isEqualTo(1);
        }
    }

    @Nested
    class Damage {

        @Test
        void shouldStopTheAggregateItIsIn() {
            append("a", 3);
            append("b", 1);
            log.execute(
                    "UPDATE log.event SET payload = set_bit(payload, 3, 1 - get_bit(payload, 3)) WHERE position = 1");

            var stream = log.store().readEvents("a");

            assertThat(stream.next().getSequenceNumber()).isZero();
            assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(stream::hasNext);
            assertThat(sequences(log.store().readEvents("b"))).isEqualTo(range(0, 1));
        }

        @Test
        void shouldFailOnlyWhoAsksForThatEventOfMany() {
            append("a", 1);
            append("b", 1);
            log.execute(
                    "UPDATE log.event SET payload = set_bit(payload, 3, 1 - get_bit(payload, 3)) WHERE position = 0");

            var first = log.store().firstEvents(List.of("a", "b"));

            assertThat(first.get("b"))
                    .returns(new Noted("b/0"), event -> event.message().getPayload());
            assertThat(first.get("a"))
                    .extracting(PositionedEvent::message)
                    .satisfies(message -> assertThatExceptionOfType(UnreadableEventException.class)
                            .isThrownBy(message::getPayload));
        }

        @Test
        void shouldMakeASnapshotWorthless() {
            append("a", 3);
            log.store().storeSnapshot(event("a", 1));
            log.execute("UPDATE log.snapshot SET payload = set_bit(payload, 21, 1 - get_bit(payload, 21))");

            assertThat(sequences(log.store().readEvents("a"))).isEqualTo(range(0, 3));
        }
    }

    @Nested
    class LastEvents {

        @Test
        void shouldComeWithTheirPositions() {
            append("a", 3);
            append("b", 1);

            var last = log.store().lastEvents(List.of("a", "b", "nobody"));

            assertThat(last).containsOnlyKeys("a", "b");
            assertThat(last.get("a"))
                    .returns(2L, PositionedEvent::position)
                    .returns(new Noted("a/2"), event -> event.message().getPayload());
            assertThat(last.get("b")).returns(3L, PositionedEvent::position);
            assertThat(log.store().lastEvents(List.of())).isEmpty();
        }
    }

    @Nested
    class FirstEvents {

        @Test
        void shouldComeWithTheirPositions() {
            append("a", 2);
            append("b", 2);
            append("c", 1);

            var first = log.store().firstEvents(List.of("a", "b", "nobody"));

            assertThat(first).containsOnlyKeys("a", "b");
            assertThat(first.get("b"))
                    .returns(2L, PositionedEvent::position)
                    .returns(new Noted("b/0"), event -> event.message().getPayload());
            assertThat(log.store().firstEvents(List.of())).isEmpty();
        }

        @Test
        void shouldComeForAThousandAtOnce() {
            List<EventMessage<?>> events = IntStream.range(0, 1_000)
                    .<EventMessage<?>>mapToObj(i -> event("a" + i, 0))
                    .toList();
            log.append(events);

            var first = log.store()
                    .firstEvents(
                            IntStream.range(0, 1_000).mapToObj(i -> "a" + i).toList());

            assertThat(first).hasSize(1_000);
            assertThat(first.get("a999")).returns(999L, PositionedEvent::position);
        }
    }

    @Nested
    class Snapshots {

        @Test
        void shouldReplaceTheEventsUpToTheirs() {
            append("a", 10);
            log.store().storeSnapshot(event("a", 6, "snapshot"));

            var stream = log.store().readEvents("a");

            assertThat(stream.peek().getPayload()).isEqualTo(new Noted("snapshot"));
            assertThat(sequences(stream)).isEqualTo(range(6, 10));
        }

        @Test
        void shouldBeUsedFromTheNewest() {
            append("a", 10);
            log.store().storeSnapshot(event("a", 6));
            log.store().storeSnapshot(event("a", 8));
            log.store().storeSnapshot(event("a", 7));

            assertThat(sequences(log.store().readEvents("a"))).isEqualTo(range(8, 10));
        }

        @Test
        void shouldReplaceThatOfTheSameEvent() {
            append("a", 3);
            log.store().storeSnapshot(event("a", 1, "first"));
            log.store().storeSnapshot(event("a", 1, "second"));

            assertThat(log.store().readEvents("a").peek().getPayload()).isEqualTo(new Noted("second"));
        }

        @Test
        void shouldStaySpreadOverTheHistoryWhenTheyAreThinnedOut() {
            for (int sequence = 9; sequence < 1_000; sequence += 10) {
                log.store().storeSnapshot(event("a", sequence));
                List<Long> kept = kept("a");

                assertThat(kept).hasSizeLessThanOrEqualTo(SnapshotTable.MOST).endsWith((long) sequence);
                assertThat(widestGap(kept)).isLessThanOrEqualTo(Math.max(10, sequence / 8 + 1));
            }
            log.store().storeSnapshot(event("b", 0));

            assertThat(kept("a")).hasSize(SnapshotTable.MOST);
        }

        @Test
        void shouldGoWhenThoseOfAnotherRevisionCome() {
            log.store().storeSnapshot(event("a", 1));
            log.store().storeSnapshot(event("b", 1));
            log.rewrite("UPDATE log.snapshot SET payload_revision = '0'");

            log.store().storeSnapshot(event("a", 2));

            assertThat(kept("a")).containsExactly(2L);
            assertThat(kept("b")).containsExactly(1L);
        }

        @Test
        void shouldBeTakenOverFromTheSchemaThatKeptOne() {
            append("a", 5);
            log.store().storeSnapshot(event("a", 2));
            log.execute("ALTER TABLE log.snapshot DROP CONSTRAINT snapshot_pkey");
            log.execute("ALTER TABLE log.snapshot ADD CONSTRAINT snapshot_pkey PRIMARY KEY (aggregate_id)");
            log.execute("DELETE FROM log.schema_version WHERE version > 1");

            log.reopen(builder -> builder);
            log.store().storeSnapshot(event("a", 4));

            assertThat(kept("a")).containsExactly(2L, 4L);
            assertThat(sequences(log.store().readEvents("a"))).isEqualTo(range(4, 5));
        }

        private List<Long> kept(String aggregate) {
            return log
                    .query("SELECT sequence FROM log.snapshot WHERE aggregate_id = '" + aggregate
                            + "' ORDER BY sequence")
                    .stream()
                    .map(Long::valueOf)
                    .toList();
        }

        private static long widestGap(List<Long> sequences) {
            long widest = 0;
            long before = -1;
            for (long sequence : sequences) {
                widest = Math.max(widest, sequence - before);
                before = sequence;
            }
            return widest;
        }

        @Test
        void shouldBeIgnoredWhenTheyCannotBeRead() {
            append("a", 3);
            log.store().storeSnapshot(event("a", 1));

            log.rewrite("UPDATE log.snapshot SET payload = 'not json'");
            assertThat(sequences(log.store().readEvents("a"))).isEqualTo(range(0, 3));

            log.rewrite("UPDATE log.snapshot SET payload_type = 'of a newer release'");
            assertThat(sequences(log.store().readEvents("a"))).isEqualTo(range(0, 3));
        }

        @Test
        void shouldBeIgnoredWhenTheFilterRefusesThem() {
            append("a", 3);
            log.store().storeSnapshot(event("a", 1));

            log.reopen(builder -> builder.snapshotFilter(snapshot -> false));

            assertThat(sequences(log.store().readEvents("a"))).isEqualTo(range(0, 3));
        }
    }
}
