package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LostConnectionIT {

    private final TestLog log = TestLog.create();

    @AfterEach
    void close() {
        log.close();
    }

    @Nested
    class InFlight {

        private final FaultyDataSource faulty = new FaultyDataSource(log.pool());

        @ParameterizedTest
        @EnumSource
        void shouldBeAnsweredOnceItIsKnown(FaultyDataSource.Loss loss) {
            log.reopen(builder -> builder.dataSource(faulty));
            log.append(event("a", 0));
            faulty.loseNextAppend(loss);

            assertThat(log.append(event("a", 1), event("b", 0))).isEqualTo(new PositionRange(1, 2));
            assertThat(log.append(event("a", 2))).isEqualTo(new PositionRange(3, 3));
            assertThat(log.read(null)).extracting(TestLog::position).containsExactly(0L, 1L, 2L, 3L);
        }

        @ParameterizedTest
        @EnumSource
        void shouldBeAnsweredAfterAnOutage(FaultyDataSource.Loss loss) {
            log.reopen(builder -> builder.dataSource(faulty));
            faulty.loseNextAppend(loss);
            faulty.refuseConnections(3);

            assertThat(log.append(event("a", 0))).isEqualTo(new PositionRange(0, 0));
            assertThat(log.query("SELECT count(*) FROM log.event")).containsExactly("1");
        }

        @ParameterizedTest
        @EnumSource
        void shouldBeToldAsUnknownWhenTheDatabaseStaysAway(FaultyDataSource.Loss loss) {
            var store = log.reopen(builder -> builder.dataSource(faulty)
                    .appendPatience(Duration.ofMillis(200))
                    .outcomePatience(Duration.ofMillis(200)));
            faulty.loseNextAppend(loss);
            faulty.refuseConnections(Integer.MAX_VALUE);

            assertThatExceptionOfType(AppendOutcomeUnknownException.class).isThrownBy(() -> log.append(event("a", 0)));
            assertThat(store.isAvailable()).isFalse();
            assertThatExceptionOfType(LogUnavailableException.class)
                    .isThrownBy(() -> log.append(event("b", 0)))
                    .isNotInstanceOf(AppendOutcomeUnknownException.class);

            faulty.refuseConnections(0);
            log.reopen(builder -> builder);
            boolean committed = loss == FaultyDataSource.Loss.AFTER_COMMIT;
            assertThat(log.query("SELECT aggregate_id FROM log.event")).isEqualTo(committed ? List.of("a") : List.of());
        }

        @Test
        void shouldNotBeWrittenLaterWhenItsCallerHasGone() {
            log.reopen(builder -> builder.dataSource(faulty)
                    .appendPatience(Duration.ofMillis(100))
                    .outcomePatience(Duration.ofMillis(100)));
            faulty.loseNextAppend(FaultyDataSource.Loss.BEFORE_COMMIT);
            faulty.refuseConnections(4);

            assertThatExceptionOfType(AppendOutcomeUnknownException.class).isThrownBy(() -> log.append(event("a", 0)));

            log.reopen(builder -> builder);
            assertThat(log.append(event("a", 0))).isEqualTo(new PositionRange(0, 0));
        }
    }

    @Nested
    class UnderLoad {

        private static final int WRITERS = 16;
        private static final int ROUNDS = 12;

        private final AtomicBoolean stopped = new AtomicBoolean();

        @Test
        void shouldLoseNothingAndDoubleNothing() throws Exception {
            List<Acknowledged> acknowledged = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<List<Acknowledged>>> writers = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    String aggregate = "writer-" + writer;
                    writers.add(threads.submit(() -> write(aggregate)));
                }
                for (int round = 0; round < ROUNDS; round++) {
                    Thread.sleep(250);
                    log.terminateConnections();
                }
                stopped.set(true);
                for (var writer : writers) {
                    acknowledged.addAll(writer.get());
                }
            }

            assertThat(acknowledged.size()).isGreaterThan(ROUNDS * 4);
            LogChecks.assertIntact(log, 3);
            LogChecks.assertHolds(log, acknowledged);
        }

        private List<Acknowledged> write(String aggregate) {
            List<Acknowledged> acknowledged = new ArrayList<>();
            long sequence = 0;
            while (!stopped.get()) {
                var events = List.of(
                        event(aggregate, sequence),
                        event(aggregate + "-" + sequence, 0),
                        event(aggregate, sequence + 1));
                try {
                    PositionRange range = log.append(events);
                    acknowledged.add(
                            new Acknowledged(range.first(), events.getFirst().getIdentifier()));
                    sequence += 2;
                    assertThatExceptionOfType(AggregateStreamCreationException.class)
                            .isThrownBy(() -> log.append(event(aggregate, 0)));
                } catch (LogUnavailableException e) {
                    sequence = nextSequence(aggregate);
                }
            }
            return acknowledged;
        }

        private long nextSequence(String aggregate) {
            while (true) {
                try {
                    return log.store().lastSequenceNumberFor(aggregate).orElse(-1L) + 1;
                } catch (LogUnavailableException e) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
