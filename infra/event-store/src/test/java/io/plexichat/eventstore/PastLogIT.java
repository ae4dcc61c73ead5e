package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PastLogIT {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final TestLog log = TestLog.create();
    private final PastLog past = log.store().past();

    @AfterEach
    void close() {
        log.close();
    }

    private static List<Long> sequences(DomainEventStream stream) {
        return stream.asStream().map(DomainEventMessage::getSequenceNumber).toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    @Nested
    class Position {

        @Test
        void shouldEndTheHistoryOfAnAggregate() {
            log.append(event("a", 0), event("b", 0), event("a", 1), event("b", 1), event("a", 2));

            assertThat(sequences(past.eventsUpTo(-1, "a"))).isEmpty();
            assertThat(sequences(past.eventsUpTo(0, "b"))).isEmpty();
            assertThat(sequences(past.eventsUpTo(1, "a"))).containsExactly(0L);
            assertThat(sequences(past.eventsUpTo(2, "a"))).containsExactly(0L, 1L);
            assertThat(sequences(past.eventsUpTo(4, "b"))).containsExactly(0L, 1L);
            assertThat(sequences(past.eventsUpTo(4, "nobody"))).isEmpty();
        }

        @Test
        void shouldLeaveOutWhatIsNotCommitted() {
            log.append(event("a", 0));

            DefaultUnitOfWork.startAndGet(null).execute(() -> {
                log.store().publish(event("a", 1));

                assertThat(sequences(past.eventsUpTo(0, "a"))).containsExactly(0L);
            });
        }

        @Test
        void shouldBeOneThatTheLogHasReached() {
            log.append(event("a", 0));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> past.eventsUpTo(1, "a"))
                    .withMessage("Expected a position up to 0, where the log ends, but got 1.");
        }

        @Test
        void shouldHideWhatIsDamagedAfterIt() {
            log.append(event("a", 0), event("a", 1), event("a", 2));
            log.execute(
                    "UPDATE log.event SET payload = set_bit(payload, 3, 1 - get_bit(payload, 3)) WHERE position = 1");

            assertThat(sequences(past.eventsUpTo(0, "a"))).containsExactly(0L);
            DomainEventStream damaged = past.eventsUpTo(2, "a");
            assertThat(damaged.next().getSequenceNumber()).isZero();
            assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(damaged::hasNext);
        }

        @Test
        void shouldCountAnEventOfAnUnknownType() {
            log.append(event("a", 0), event("a", 1));
            log.rewrite("UPDATE log.event SET payload_type = 'message.teleported' WHERE position = 1");

            DomainEventStream stream = past.eventsUpTo(1, "a");

            assertThat(sequences(stream)).containsExactly(0L, 1L);
            assertThat(stream.getLastSequenceNumber()).isEqualTo(1);
        }
    }

    @Nested
    class Snapshots {

        private static final int INTERVAL = 100;
        private static final int LENGTH = 4_000;

        private void longHistory() {
            for (int from = 0; from < LENGTH; from += INTERVAL) {
                log.append(IntStream.range(from, from + INTERVAL)
                        .mapToObj(sequence -> event("a", sequence))
                        .toList());
                log.store().storeSnapshot(event("a", from + INTERVAL - 1, "snapshot"));
            }
        }

        @Test
        void shouldSpareALateReadAllButTheLastInterval() {
            longHistory();

            for (int position = LENGTH - INTERVAL - 1; position < LENGTH; position++) {
                assertThat(sequences(past.eventsUpTo(position, "a")))
                        .hasSizeLessThanOrEqualTo(INTERVAL)
                        .endsWith((long) position);
            }
        }

        @Test
        void shouldSpareAnyReadMostOfTheHistory() {
            longHistory();

            for (int position = 0; position < LENGTH; position += 97) {
                List<Long> read = sequences(past.eventsUpTo(position, "a"));
                assertThat(read)
                        .hasSizeLessThanOrEqualTo(LENGTH / 8 + 1)
                        .isEqualTo(range(read.getFirst(), position + 1));
            }
        }

        @Test
        void shouldNotSayWhatCameAfterThePosition() {
            log.append(event("a", 0), event("a", 1), event("a", 2));
            log.store().storeSnapshot(event("a", 1, "snapshot"));

            assertThat(past.eventsUpTo(0, "a").next().getPayload()).isEqualTo(new Noted("a/0"));
            assertThat(past.eventsUpTo(1, "a").next().getPayload()).isEqualTo(new Noted("snapshot"));
            assertThat(sequences(past.eventsUpTo(1, "a"))).containsExactly(1L);
            assertThat(sequences(past.eventsUpTo(2, "a"))).containsExactly(1L, 2L);
        }
    }

    @Nested
    class Time {

        private static Instant minute(int minute) {
            return NOON.plus(Duration.ofMinutes(minute));
        }

        @Test
        void shouldIncludeAllEventsOfThatVeryTime() {
            log.append(event("a", 0, minute(1)), event("a", 1, minute(2)), event("b", 0, minute(2)));

            assertThat(past.positionAt(minute(0))).isEqualTo(-1);
            assertThat(past.positionAt(minute(1))).isZero();
            assertThat(past.positionAt(minute(2).minusMillis(1))).isZero();
            assertThat(past.positionAt(minute(2))).isEqualTo(2);
        }

        @Test
        void shouldNotSeeBehindALaterEventWhenClocksStepBack() {
            log.append(
                    event("a", 0, minute(1)),
                    event("a", 1, minute(9)),
                    event("a", 2, minute(3)),
                    event("a", 3, minute(10)));

            assertThat(past.positionAt(minute(5))).isZero();
            assertThat(past.positionAt(minute(9))).isEqualTo(2);
        }

        @Test
        void shouldBeTakenToTheMicrosecond() {
            log.append(
                    event("a", 0, minute(1).plusNanos(1_999)),
                    event("a", 1, minute(1).plusNanos(2_000)));

            assertThat(past.positionAt(minute(1).plusNanos(999))).isEqualTo(-1);
            assertThat(past.positionAt(minute(1).plusNanos(1_999))).isZero();
            assertThat(past.positionAt(minute(1).plusNanos(2_000))).isEqualTo(1);
        }

        @Test
        void shouldBeTheHeadUntilThereIsALaterEvent() {
            assertThat(past.positionAt(minute(5))).isEqualTo(-1);
            log.append(event("a", 0, minute(1)));
            assertThat(past.positionAt(minute(5))).isZero();
            log.append(event("a", 1, minute(5)));
            assertThat(past.positionAt(minute(5))).isEqualTo(1);

            log.append(event("a", 2, minute(6)), event("a", 3, minute(4)));

            assertThat(past.positionAt(minute(5))).isEqualTo(1);
        }
    }
}
