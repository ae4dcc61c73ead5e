package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.testservers.KillablePostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An append is answered after the database has flushed it, whatever the defaults of the database are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlushIT {

    private static final int APPENDS = 30;

    private final KillablePostgres postgres = KillablePostgres.start();

    @BeforeAll
    void answerEarlyByDefault() {
        try (var session = new Session(postgres.database())) {
            session.execute("ALTER ROLE CURRENT_USER SET synchronous_commit = off");
        }
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void shouldAnswerAfterTheFlush() {
        try (HikariDataSource pool = TestLog.pool(postgres.database());
                PostgresEventStore store = TestLog.builder(pool).build();
                var session = new Session(postgres.database())) {
            for (int sequence = 0; sequence < APPENDS; sequence++) {
                long before = session.select("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
                store.publish(event("flushed", sequence));
                assertThat(session.select("SELECT pg_current_wal_flush_lsn() - '0/0'::pg_lsn"))
                        .as("flushed up to, in append %s", sequence)
                        .isGreaterThan(before);
            }
        }
    }

    @Test
    void shouldReallySyncForEveryBatch() {
        long before = syncs();
        try (HikariDataSource pool = TestLog.pool(postgres.database());
                PostgresEventStore store = TestLog.builder(pool).build()) {
            for (int sequence = 0; sequence < APPENDS; sequence++) {
                store.publish(event("synced", sequence));
            }
        }

        assertThat(syncs() - before).isGreaterThanOrEqualTo(APPENDS);
    }

    /** Of the log of writes, by sessions that serve clients: no other process does it for them. They tell at their end. */
    private long syncs() {
        try (var session = new Session(postgres.database())) {
            while (session.select("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'PostgreSQL JDBC%'"
                            + " AND pid <> pg_backend_pid()")
                    > 0) {
                Session.pause();
            }
            return session.select("SELECT coalesce(sum(fsyncs), 0) FROM pg_stat_io WHERE object = 'wal'"
                    + " AND backend_type = 'client backend'");
        }
    }
}
