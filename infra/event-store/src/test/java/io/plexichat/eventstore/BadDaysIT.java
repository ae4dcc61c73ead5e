package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a database does on a bad day: an append fails in time, nothing is lost, and service resumes by itself. */
@Timeout(60)
class BadDaysIT {

    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration IN_TIME = Duration.ofSeconds(20);

    private final TestLog log = TestLog.create(builder -> builder.appendPatience(PATIENCE)
            .networkTimeout(Duration.ofSeconds(1))
            .outcomePatience(Duration.ofSeconds(5)));

    @AfterEach
    void close() {
        log.close();
    }

    private void assertRefused(String aggregate) {
        long start = System.nanoTime();
        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> log.append(event(aggregate, 0)))
                .isNotInstanceOf(AppendOutcomeUnknownException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
    }

    private void awaitAvailable() throws InterruptedException {
        while (!log.store().isAvailable()) {
            Thread.sleep(20);
        }
    }

    private void assertResumes() throws InterruptedException {
        awaitAvailable();
        assertThat(log.append(event("later", 0))).isEqualTo(new PositionRange(1, 1));
        assertThat(log.read(null)).extracting(TestLog::position).containsExactly(0L, 1L);
        assertThat(new LogVerifier(log.pool(), 10).verify(0, (_, _) -> {}).findings())
                .isEmpty();
    }

    @Test
    void shouldBeSurvivedWithAFullDisk() throws Exception {
        log.append(event("before", 0));
        log.execute("CREATE FUNCTION log.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;"
                + " CREATE TRIGGER full_disk BEFORE INSERT ON log.event FOR EACH ROW EXECUTE FUNCTION log.refuse()");

        assertRefused("a");
        assertRefused("b");
        Thread.sleep(1_500);
        assertThat(log.store().isAvailable()).isFalse();
        assertThat(log.read(null)).hasSize(1);

        log.execute("DROP TRIGGER full_disk ON log.event");
        assertResumes();
    }

    @Test
    void shouldBeSurvivedWithAReadOnlyDatabase() throws Exception {
        log.append(event("before", 0));
        String database = log.database().name();
        log.execute("ALTER DATABASE \"" + database + "\" SET default_transaction_read_only = on");
        log.terminateConnections();

        assertRefused("a");
        assertThat(log.store().isAvailable()).isFalse();
        assertThat(log.read(null)).hasSize(1);

        try (Connection operator = connect();
                Statement statement = operator.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            statement.execute("ALTER DATABASE \"" + database + "\" RESET default_transaction_read_only");
        }
        log.pool().getHikariPoolMXBean().softEvictConnections();
        assertResumes();
    }

    @Test
    void shouldBeSurvivedWithADatabaseThatDoesNotAnswer() throws Exception {
        log.append(event("before", 0));
        try (Connection operator = connect();
                Statement statement = operator.createStatement()) {
            operator.setAutoCommit(false);
            statement.execute("LOCK TABLE log.event IN ACCESS EXCLUSIVE MODE");

            assertThatExceptionOfType(LogUnavailableException.class).isThrownBy(() -> log.append(event("a", 0)));
            assertThat(log.store().isAvailable()).isFalse();
            operator.rollback();
        }
        assertResumes();
    }

    private Connection connect() throws SQLException {
        var database = log.database();
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
