package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
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
}
