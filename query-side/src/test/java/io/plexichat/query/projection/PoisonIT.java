package io.plexichat.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.TestSerializer;
import io.plexichat.query.UnreadableTestMessage;
import io.plexichat.query.projection.letter.LetterLimits;
import io.plexichat.testservers.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DefaultEventProcessorSpanFactory;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.tracing.NoOpSpanFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class PoisonIT {
    private static final int CHUNK = 1_000;

    private final InMemoryLog log = new InMemoryLog();
    private final LinesProjection lines = new LinesProjection();
    private final List<ProjectionRunner> runners = new ArrayList<>();
    private final TestSerializer serializer = new TestSerializer();
    private HikariDataSource dataSource;
    private JdbcTemplate database;

    @BeforeEach
    void connect() {
        dataSource = connections(TestServers.freshDatabase());
        database = new JdbcTemplate(dataSource);
    }

    @AfterEach
    void stop() {
        runners.forEach(ProjectionRunner::stop);
        dataSource.close();
    }

    @Nested
    class Parking {
        @Test
        void shouldParkOnlyTheSequenceOfAnEventThatFails() throws Exception {
            lines.poison.add("c:40");
            log.append(conversation());
            ProjectionRunner runner = run();

            assertThat(runner.state()).isEqualTo(ProjectionState.RUNNING);
            assertThat(runner.parked().count()).isEqualTo(60);
            assertThat(textsOf("c")).hasSize(40).doesNotContain("c:40");
            assertThat(textsOf("a")).hasSize(100);
            assertThat(letters())
                    .isEqualTo(IntStream.range(40, 100).mapToObj(i -> "c:" + i).toList());
            assertThat(lines.handled).hasValueLessThan(5 * CHUNK);
            shouldBeAsAReplayOnceRepaired(runner);
        }

        @Test
        void shouldFindTheRowsThatPostgresRefuses() throws Exception {
            lines.badRows.addAll(List.of("b:0", "c:99", "d:50", "d:51"));
            log.append(conversation());
            ProjectionRunner runner = run();

            assertThat(runner.parked().count()).isEqualTo(100 + 1 + 50);
            assertThat(database.queryForObject(
                            "select cause_message from lines_1.dead_letter where sequence_id = 'd' and position = 503",
                            String.class))
                    .contains("23502");
            assertThat(textsOf("b")).isEmpty();
            assertThat(textsOf("c")).hasSize(99);
            assertThat(textsOf("d")).hasSize(50);
            shouldBeAsAReplayOnceRepaired(runner);
        }

        @Test
        void shouldParkLaterEventsBehindTheFirst() throws Exception {
            lines.poison.add("a:bad");
            log.append("a:bad", "b:1");
            ProjectionRunner runner = run();
            log.append("a:2");
            log.append("b:2", "a:3");
            caughtUp(runner);

            assertThat(textsOf("b")).containsExactly("b:1", "b:2");
            assertThat(letters()).containsExactly("a:bad", "a:2", "a:3");
            assertThat(database.queryForList(
                            "select cause_type from lines_1.dead_letter order by position", String.class))
                    .containsExactly("java.lang.IllegalStateException", null, null);
            shouldBeAsAReplayOnceRepaired(runner);
        }

        @Test
        void shouldMakeWaitWhatNeedsAParkedOne() throws Exception {
            lines.poison.add("a:bad");
            log.append("b:1", "a:bad", "b:2@a", "b:3", "c:1@b", "d:1");
            ProjectionRunner runner = run();

            assertThat(textsOf("b")).containsExactly("b:1");
            assertThat(textsOf("c")).isEmpty();
            assertThat(textsOf("d")).containsExactly("d:1");
            assertThat(runner.parked().retry()).isZero();
            shouldBeAsAReplayOnceRepaired(runner);
        }

        @Test
        void shouldTellNothingOfTheContent() {
            lines.poison.add("a:secret");
            log.append("a:secret");
            run();

            Map<String, @Nullable Object> letter = database.queryForMap("select * from lines_1.dead_letter");
            assertThat(letter).containsEntry("sequence_id", "a").containsEntry("position", 0L);
            assertThat(letter.get("cause_message")).asString().doesNotContain("secret");
            assertThat(new String((byte[]) letter.get("diagnostics"), StandardCharsets.UTF_8))
                    .contains("LinesProjection")
                    .doesNotContain("secret");
            assertThat(letter.get("payload")).isInstanceOf(byte[].class);
        }

        @Test
        void shouldUndoLettersWithTheBatchWhenTheDatabaseGoesAway() throws Exception {
            lines.poison.add("c:40");
            lines.away.set(2);
            log.append(conversation());
            ProjectionRunner runner = run();

            assertThat(lines.away).hasValue(0);
            assertThat(runner.parked().count()).isEqualTo(60);
            assertThat(letters()).hasSize(60).doesNotHaveDuplicates();
            shouldBeAsAReplayOnceRepaired(runner);
        }

        @Test
        void shouldStandBeforeAnEventThatItHasNoRoomFor() throws Exception {
            lines.poison.addAll(List.of("a:0", "b:0", "c:0"));
            log.append("x:0", "a:0", "b:0", "y:0");
            ProjectionRunner runner = runner(dataSource, new LetterLimits(2, 5));
            runner.start();
            caughtUp(runner);
            log.append("c:0");

            awaitFailure(runner);
            assertThat(runner.progress().position()).isEqualTo(3);
            runner.stop();
            lines.poison.clear();
            ProjectionRunner repaired = run();
            shouldBeAsAReplayOnceRepaired(repaired);
        }

        @Test
        void shouldStandWhenASequenceIsTooLong() {
            lines.poison.add("a:0");
            log.append(IntStream.range(0, 5).mapToObj(i -> "a:" + i).toList());
            ProjectionRunner runner = runner(dataSource, new LetterLimits(2, 5));
            runner.start();
            caughtUp(runner);
            log.append("a:5");

            awaitFailure(runner);
            assertThat(letters()).hasSize(5);
        }
    }

    @Nested
    class Unreadable {
        @Test
        void shouldKeepItsBytesAndTakeItOnceItCanBeRead() throws Exception {
            log.append("a:1", new UnreadableTestMessage("a", "a:2"), "b:1", "a:3");
            ProjectionRunner runner = run();

            assertThat(textsOf("a")).containsExactly("a:1");
            assertThat(textsOf("b")).containsExactly("b:1");
            assertThat(letters()).containsExactly("a:2", "a:3");

            serializer.repair();
            runner.parked().retry();
            assertThat(textsOf("a")).containsExactly("a:1", "a:2", "a:3");
            assertThat(runner.parked().count()).isZero();
        }

        @Test
        void shouldSayThatOnlyARebuildHelpsWhenLaterOnesWentBefore() throws Exception {
            log.append("a:1", new UnreadableTestMessage("nobody knows", "a:2"), "a:3");
            ProjectionRunner runner = run();
            assertThat(textsOf("a")).containsExactly("a:1", "a:3");

            serializer.repair();
            assertThat(runner.parked().retry()).isZero();

            assertThat(database.queryForList("select cause_type from lines_1.dead_letter", String.class))
                    .containsExactly("rebuild-needed");
            runner.reset();
            caughtUp(runner);
            assertThat(runner.parked().count()).isOne();
        }
    }

    @Nested
    class ComingBack {
        @Test
        void shouldTakeAThousandInOrder() throws Exception {
            lines.poison.add("a:0");
            log.append(IntStream.range(0, 1_000).mapToObj(i -> "a:" + i).toList());
            ProjectionRunner runner = run();
            assertThat(runner.parked().count()).isEqualTo(1_000);
            lines.poison.clear();
            lines.poison.add("a:700");

            // Not how many: it may have begun by itself.
            runner.parked().retry();
            assertThat(runner.parked().count()).isEqualTo(300);
            shouldBeAsAReplayOnceRepaired(runner);
        }

        @Test
        void shouldTryByItselfAfterAStart() {
            lines.poison.add("a:bad");
            log.append("a:bad", "a:2");
            ProjectionRunner runner = run();
            runner.stop();
            lines.poison.clear();
            run();

            await(() -> textsOf("a").equals(List.of("a:bad", "a:2")));
        }

        @Test
        void shouldGoOnWithoutAnEventThatIsGivenUp() throws Exception {
            lines.poison.add("a:bad");
            log.append("a:bad", "a:2");
            ProjectionRunner runner = run();
            UUID first = Objects.requireNonNull(database.queryForObject(
                    "select letter_id from lines_1.dead_letter where position = 0", UUID.class));

            assertThat(runner.parked().evict(first)).isTrue();
            assertThat(runner.parked().evict(first)).isFalse();
            assertThat(runner.parked().retry(first)).isEmpty();
            runner.parked().retry();
            log.append("a:3");
            caughtUp(runner);

            assertThat(textsOf("a")).containsExactly("a:2", "a:3");
            assertThat(runner.parked().count()).isZero();
        }

        @Test
        void shouldBeLeftToTheProcessThatHoldsTheClaim() {
            lines.poison.add("a:bad");
            log.append("a:bad");
            run();

            ProjectionRunner other = runner(dataSource, new LetterLimits(10, 10));
            assertThatThrownBy(() -> other.parked().retry()).isInstanceOf(UnableToClaimTokenException.class);
            assertThat(letters()).hasSize(1);
        }

        @Test
        void shouldDropLettersWhenEverythingIsProjectedAgain() {
            lines.poison.add("a:bad");
            log.append("a:bad", "a:2");
            ProjectionRunner runner = run();
            lines.poison.clear();
            runner.reset();
            caughtUp(runner);

            assertThat(runner.parked().count()).isZero();
            assertThat(letters()).isEmpty();
            assertThat(textsOf("a")).containsExactly("a:bad", "a:2");
        }
    }

    /** Ten names, a hundred lines each, in turns. */
    private static List<String> conversation() {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> "abcdefghij".charAt(i % 10) + ":" + i / 10)
                .toList();
    }

    private void shouldBeAsAReplayOnceRepaired(ProjectionRunner runner) throws Exception {
        lines.poison.clear();
        lines.badRows.clear();
        runner.parked().retry();
        assertThat(runner.parked().count()).isZero();
        assertThat(letters()).isEmpty();
        try (HikariDataSource elsewhere = connections(TestServers.freshDatabase())) {
            ProjectionRunner replay = runner(elsewhere, new LetterLimits(1, 1));
            replay.start();
            caughtUp(replay);
            assertThat(runner.checksums()).isEqualTo(replay.checksums()).containsOnlyKeys("line");
            replay.stop();
        }
    }

    private List<String> letters() {
        return database.query(
                "select payload from lines_1.dead_letter order by sequence_id, sequence_index",
                (row, _) -> new String(row.getBytes(1), StandardCharsets.UTF_8).replace("\"", ""));
    }

    private List<String> textsOf(String name) {
        List<Long> positions = database.query(
                "select position from lines_1.line where name = ? order by number", (row, _) -> row.getLong(1), name);
        assertThat(positions).isSorted();
        return database.query(
                "select text from lines_1.line where name = ? order by number", (row, _) -> row.getString(1), name);
    }

    private ProjectionRunner run() {
        ProjectionRunner runner = runner(dataSource, TestLetters.ROOM);
        runner.start();
        caughtUp(runner);
        return runner;
    }

    private void caughtUp(ProjectionRunner runner) {
        runner.progress().await(log.head(), Duration.ofSeconds(60)).join();
    }

    private static void awaitFailure(ProjectionRunner runner) {
        await(() -> runner.state() == ProjectionState.FAILED);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private ProjectionRunner runner(HikariDataSource where, LetterLimits limits) {
        ProjectionRunner runner = new ProjectionRunner(
                lines,
                TestLetters.store(where, serializer, limits),
                log,
                DefaultEventProcessorSpanFactory.builder()
                        .spanFactory(NoOpSpanFactory.INSTANCE)
                        .build(),
                TestServers.freshName("owner"),
                CHUNK);
        runners.add(runner);
        return runner;
    }

    private static HikariDataSource connections(PostgresDatabase database) {
        HikariDataSource connections = new HikariDataSource();
        connections.setJdbcUrl(database.jdbcUrl() + "?reWriteBatchedInserts=true");
        connections.setUsername(database.user());
        connections.setPassword(database.password());
        connections.setMaximumPoolSize(4);
        return connections;
    }
}
