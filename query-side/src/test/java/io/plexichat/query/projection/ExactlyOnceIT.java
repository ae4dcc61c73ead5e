package io.plexichat.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.TestSerializer;
import io.plexichat.testservers.TestServers;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DefaultEventProcessorSpanFactory;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.tracing.NoOpSpanFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ExactlyOnceIT {
    private final InMemoryLog log = new InMemoryLog();
    private final NotedProjection noted = new NotedProjection();
    private HikariDataSource dataSource;
    private ProjectionRunner runner;

    @BeforeEach
    void start() {
        PostgresDatabase database = TestServers.freshDatabase();
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(database.jdbcUrl());
        dataSource.setUsername(database.user());
        dataSource.setPassword(database.password());
        runner = runner("one");
        runner.start();
    }

    @AfterEach
    void stop() {
        runner.stop();
        dataSource.close();
    }

    @Test
    void shouldLeaveNoHalfRowsWhenABatchFailsInItsMiddle() throws Exception {
        noted.failTimes.set(2);
        log.append(LongStream.range(0, 50).mapToObj(i -> "note " + i).toList());

        runner.progress().await(49, Duration.ofSeconds(30)).get(31, TimeUnit.SECONDS);

        assertThat(noted.failTimes).hasValue(0);
        assertThat(rows()).isEqualTo(50);
        assertThat(runner.state()).isEqualTo(ProjectionState.RUNNING);
    }

    @Test
    void shouldGoOnWhereItStoodAfterARestart() {
        log.append("one", "two");
        runner.progress().await(1, Duration.ofSeconds(20)).join();
        runner.stop();
        log.append("three");
        runner = runner("two");
        runner.start();
        runner.progress().await(2, Duration.ofSeconds(20)).join();

        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void shouldGiveAnEqualChecksumAfterAReset() {
        log.append("one", "two");
        runner.progress().await(1, Duration.ofSeconds(20)).join();
        Map<String, TableDigest> before = runner.checksums();

        runner.reset();
        runner.progress().await(1, Duration.ofSeconds(20)).join();

        assertThat(runner.checksums()).isEqualTo(before).containsOnlyKeys("note");
        log.append("three");
        runner.progress().await(2, Duration.ofSeconds(20)).join();
        assertThat(runner.checksums()).isNotEqualTo(before);
    }

    @Test
    void shouldReadTheLogByOneThreadSoThatNoneIsLost() {
        SlowSource slow = new SlowSource(log);
        runner.stop();
        runner = runner("slow", slow);
        runner.start();
        long last = -1;
        for (int i = 0; i < 500; i++) {
            last = log.append("one more");
            runner.progress().await(last - 10, Duration.ofSeconds(20)).join();
        }
        runner.progress().await(last, Duration.ofSeconds(20)).join();

        assertThat(slow.most()).isEqualTo(1);
        assertThat(rows()).isEqualTo(500);
    }

    /** As a database that died and came back at once, so that no connection told of it. */
    @Test
    void shouldTakeAgainWhatTheDatabaseHasLost() {
        log.append("one", "two", "three");
        runner.progress().await(2, Duration.ofSeconds(20)).join();
        int lost = new JdbcTemplate(dataSource).update("""
                with lost as (delete from noted_1.note where position > 0)
                update noted_1.progress set position = 0
                """);
        assertThat(lost).isEqualTo(1);

        log.append("four");
        runner.progress().await(3, Duration.ofSeconds(20)).join();

        assertThat(rows()).isEqualTo(4);
    }

    @Test
    void shouldHearOfMovesThatAnotherProcessMakes() {
        ProjectionRunner following = runner("two");
        following.start();
        try (MovesListener _ = MovesListener.start(
                TestLetters.store(dataSource, new TestSerializer()), (_, position) -> following.heard(position))) {
            // What is said before it listens, it does not hear.
            for (long position = log.append("first"); following.progress().position() < 0; ) {
                runner.progress().await(position, Duration.ofSeconds(20)).join();
                assertThat(position).as("in time").isLessThan(2_000);
                position = log.append("and on");
            }
            long last = log.append("last");

            following.progress().await(last, Duration.ofSeconds(20)).join();

            assertThat(following.isWriting()).isFalse();
            assertThat(rows()).isEqualTo(last + 1);
        } finally {
            following.stop();
        }
    }

    private long rows() {
        Long rows = new JdbcTemplate(dataSource).queryForObject("select count(*) from noted_1.note", Long.class);
        return rows == null ? -1 : rows;
    }

    private ProjectionRunner runner(String owner) {
        return runner(owner, log);
    }

    private ProjectionRunner runner(String owner, StreamableMessageSource<TrackedEventMessage<?>> events) {
        return new ProjectionRunner(
                noted,
                TestLetters.store(dataSource, new TestSerializer()),
                events,
                DefaultEventProcessorSpanFactory.builder()
                        .spanFactory(NoOpSpanFactory.INSTANCE)
                        .build(),
                owner,
                20);
    }

    /** Keeps texts; fails as often as told, after it has written half a batch. */
    static final class NotedProjection implements Projection {
        final AtomicInteger failTimes = new AtomicInteger();

        @Override
        public Schema schema() {
            return new Schema("noted", 1);
        }

        @Override
        public Set<Class<?>> events() {
            return Set.of(String.class);
        }

        @Override
        public void project(EventBatch batch, RowWriter rows) throws SQLTransientException {
            for (ProjectedEvent event : batch.events()) {
                rows.write("insert into noted_1.note (position) values (?)", event.position());
            }
            rows.flush();
            if (failTimes.get() > 0) {
                failTimes.decrementAndGet();
                throw new SQLTransientException("Away.");
            }
        }
    }
}
