package io.plexichat.standalone.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.embedded.EmbeddedPostgres;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.eventstore.PostgresEventStore;
import io.plexichat.standalone.backend.Backends;
import io.plexichat.standalone.backend.PostgresSettings;
import io.plexichat.testservers.TestServers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine;

class LogVerifyCommandIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int verify(String... arguments) {
        return new CommandLine(new LogVerifyCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static void write(PostgresDatabase database) {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setUrl(database.jdbcUrl());
        connections.setUser(database.user());
        connections.setPassword(database.password());
        try (PostgresEventStore store = PostgresEventStore.builder()
                .dataSource(connections)
                .eventSerializer(Jackson3Serializer.builder().build())
                .build()) {
            for (int sequence = 0; sequence < 3; sequence++) {
                store.publish(new GenericDomainEventMessage<>("Note", "a", sequence, "note " + sequence));
            }
        }
    }

    @Nested
    class OfAConfiguredPostgres {
        private final PostgresDatabase database = TestServers.freshDatabase();
        private final Map<String, String> properties = Map.of(
                "plexichat.postgres.url",
                        "postgresql://" + database.host() + ":" + database.port() + "/" + database.name(),
                "plexichat.postgres.user", database.user(),
                "plexichat.postgres.password", database.password());

        OfAConfiguredPostgres() {
            properties.forEach(System::setProperty);
        }

        @AfterEach
        void forget() {
            properties.keySet().forEach(System::clearProperty);
        }

        @Test
        void shouldFindNothingWrongWithAWholeLog() {
            write(database);
            assertThat(verify()).isZero();
            assertThat(out.toString().lines())
                    .containsExactly("The log is well: 3 events up to position 2, 0 findings");
        }

        @Test
        void shouldFindAFlippedBit() throws SQLException {
            write(database);
            try (var connection =
                            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                    var statement = connection.createStatement()) {
                statement.execute(
                        "UPDATE log.event SET payload = set_bit(payload, 9, 1 - get_bit(payload, 9)) WHERE position = 1");
            }
            assertThat(verify()).isEqualTo(1);
            assertThat(out.toString().lines())
                    .containsExactly(
                            "position 1: The checksum does not match.",
                            "The log is damaged: 3 events up to position 2, 1 findings");
            assertThat(verify("--from", "2")).isZero();
        }

        @Test
        void shouldSayThatThereIsNoLog() {
            assertThat(verify()).isEqualTo(2);
            assertThat(err.toString().lines())
                    .containsExactly("plexichat: Expected a log in this database, but there is none.");
        }
    }

    @Nested
    class OfItsOwnPostgres {
        @Test
        void shouldVerifyWhileItRunsAndWhenItIsStopped(@TempDir Path data) {
            PostgresSettings settings = new PostgresSettings(
                    null, null, null, DataSize.ofMegabytes(32), 8, 8, 4, 16, List.of(), Duration.ofSeconds(1));
            try (EmbeddedPostgres running = Backends.startPostgres(settings, data, null)) {
                write(running.database());
                assertThat(verify("--data-dir", data.toString())).isZero();
                assertThat(running.isAlive()).isTrue();
            }
            assertThat(verify("--data-dir", data.toString())).isZero();
            assertThat(out.toString().lines())
                    .hasSize(2)
                    .containsOnly("The log is well: 3 events up to position 2, 0 findings");
        }
    }
}
