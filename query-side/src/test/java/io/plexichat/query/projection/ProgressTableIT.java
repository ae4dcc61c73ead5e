package io.plexichat.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.testservers.TestServers;
import java.time.Duration;
import java.util.Objects;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ProgressTableIT {
    private static final Schema SCHEMA = new Schema("notes", 1);

    private JdbcTemplate database;
    private TransactionTemplate transaction;

    @BeforeEach
    void connect() {
        PostgresDatabase fresh = TestServers.freshDatabase();
        DriverManagerDataSource connections =
                new DriverManagerDataSource(fresh.jdbcUrl(), fresh.user(), fresh.password());
        database = new JdbcTemplate(connections);
        transaction = new TransactionTemplate(new JdbcTransactionManager(connections));
        // Servers of tests do not wait for the disk.
        database.execute(
                "do $$ begin execute format('alter database %I set synchronous_commit = on', current_database()); end $$");
        database.execute("create schema " + SCHEMA);
        database.execute(
                "create table notes_1.progress (segment int, position bigint, owner text, claimed_at timestamptz)");
        database.execute("insert into notes_1.progress values (0, -1)");
    }

    @ParameterizedTest
    @CsvSource({"false, off", "true, on"})
    void shouldWaitForTheDiskOnlyWhenToldTo(boolean durable, String expected) {
        ProgressTable table =
                new ProgressTable(database, SCHEMA, "one", Duration.ofMinutes(1), _ -> {}, durable, false);
        transaction.executeWithoutResult(_ -> table.fetchToken("", 0));

        transaction.executeWithoutResult(_ -> {
            table.storeToken(new GlobalSequenceTrackingToken(7), "", 0);
            assertThat(commit()).isEqualTo(expected);
        });
        transaction.executeWithoutResult(_ -> {
            table.extendClaim("", 0);
            assertThat(commit()).isEqualTo(expected);
        });

        assertThat(table.position()).isEqualTo(7);
        assertThat(commit()).isEqualTo("on");
    }

    /** As a trial does that catches up with what it is compared with. */
    @Test
    void shouldMoveSeveralTimesInOneTransactionOrNotAtAll() {
        ProgressTable table = new ProgressTable(database, SCHEMA, "one", Duration.ofMinutes(1), _ -> {}, true, false);
        transaction.executeWithoutResult(_ -> table.fetchToken("", 0));

        transaction.executeWithoutResult(undone -> {
            move(table, 3, 5);
            undone.setRollbackOnly();
        });
        assertThat(table.position()).isEqualTo(-1);
        transaction.executeWithoutResult(_ -> move(table, 4, 7));
        assertThat(table.position()).isEqualTo(7);
        transaction.executeWithoutResult(_ -> move(table, 9));

        assertThat(table.position()).isEqualTo(9);
    }

    private static void move(ProgressTable table, long... positions) {
        for (long position : positions) {
            table.storeToken(new GlobalSequenceTrackingToken(position), "", 0);
        }
    }

    private String commit() {
        return Objects.requireNonNull(database.queryForObject("show synchronous_commit", String.class));
    }
}
