package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OwnershipIT {

    private final TestLog log = TestLog.create();

    @AfterEach
    void close() {
        log.close();
    }

    @Nested
    class Opening {

        @Test
        void shouldBeRefusedWhileAnotherStoreOwnsTheLog() {
            try (var pool = TestLog.pool(log.database())) {
                var second = TestLog.builder(pool).ownershipPatience(Duration.ofMillis(100));

                assertThatExceptionOfType(LogOwnedElsewhereException.class).isThrownBy(second::build);

                log.store().close();
                second.build().close();
            }
        }

        @Test
        void shouldBeRefusedForTablesOfANewerRelease() {
            log.execute("INSERT INTO log.schema_version (version) VALUES (1000)");

            assertThatExceptionOfType(LogSchemaException.class)
                    .isThrownBy(() -> log.reopen(builder -> builder))
                    .withMessageContaining("1000");
        }

        @Test
        void shouldNotHoldTheLockAfterItWasRefused() {
            log.execute("INSERT INTO log.schema_version (version) VALUES (1000)");
            assertThatExceptionOfType(LogSchemaException.class).isThrownBy(() -> log.reopen(builder -> builder));
            log.execute("DELETE FROM log.schema_version WHERE version = 1000");

            log.reopen(builder -> builder);

            assertThat(log.append(event("a", 0))).isEqualTo(new PositionRange(0, 0));
        }
    }

    @Nested
    class Owning {

        @Test
        void shouldHoldOneConnectionAndNoneWhileACommandIsDecided() {
            UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
            log.store().publish(event("a", 0));
            assertThat(log.pool().getHikariPoolMXBean().getActiveConnections()).isOne();
            unitOfWork.commit();

            assertThat(log.pool().getHikariPoolMXBean().getActiveConnections()).isOne();
            assertThat(log.query("SELECT state FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND state LIKE 'idle in transaction%'"))
                    .isEmpty();
        }

        @Test
        void shouldStopWhenTheLogEndsBeforeWhatWasAcknowledged() {
            log.append(event("a", 0), event("a", 1));
            log.execute("DELETE FROM log.event WHERE position = 1");
            log.terminateConnections();

            assertThatExceptionOfType(LogUnavailableException.class).isThrownBy(() -> log.append(event("b", 0)));
            assertThat(log.store().isAvailable()).isFalse();
        }

        @Test
        void shouldFollowWhatAnotherOwnerWroteInBetween() {
            log.append(event("a", 0));
            try (var stream = log.store().openStream(log.store().createHeadToken())) {
                log.execute(
                        "INSERT INTO log.event (position, sequence, event_id, at_high, checksum, aggregate_id, aggregate_type,"
                                + " payload_type, payload_revision, content_type, payload, metadata, at) SELECT 1, 1, 'other', at_high,"
                                + " checksum, aggregate_id, aggregate_type, payload_type, payload_revision, content_type, payload,"
                                + " metadata, at FROM log.event");
                log.terminateConnections();

                assertThat(log.append(event("b", 0))).isEqualTo(new PositionRange(2, 2));
                assertThat(log.read(null)).extracting(TestLog::position).containsExactly(0L, 1L, 2L);
                assertThat(stream.hasNextAvailable()).isTrue();
            }
        }
    }

    @Nested
    class Closing {

        @Test
        void shouldFinishWhatIsQueuedAndRefuseMore() throws Exception {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<PositionRange>> appends = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    String aggregate = "a" + i;
                    appends.add(threads.submit(() -> log.append(event(aggregate, 0))));
                }
                log.store().close();

                int done = 0;
                for (var append : appends) {
                    try {
                        append.get();
                        done++;
                    } catch (ExecutionException e) {
                        assertThat(e).hasCauseExactlyInstanceOf(LogUnavailableException.class);
                    }
                }
                assertThat(log.query("SELECT count(*) FROM log.event")).containsExactly(Integer.toString(done));
            }
            assertThatExceptionOfType(LogUnavailableException.class).isThrownBy(() -> log.append(event("late", 0)));
        }

        @Test
        void shouldGiveTheConnectionBack() {
            log.store().close();

            assertThat(log.pool().getHikariPoolMXBean().getActiveConnections()).isZero();
            assertThat(log.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
                    .containsExactly("0");
        }
    }
}
