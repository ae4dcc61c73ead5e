package io.plexichat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    @TempDir
    Path directory;

    @Nested
    class Data {

        @Test
        void shouldStayOverARestart() throws SQLException {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(options())) {
                execute(postgres, "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (42)");
            }
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(options())) {
                assertThat(query(postgres, "SELECT n FROM kept")).isEqualTo("42");
            }
        }

        @Test
        void shouldStayOverAKilledServer() throws SQLException {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(options())) {
                execute(postgres, "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (42)");
                Servers.kill(postgres.pid());
            }
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(options())) {
                assertThat(query(postgres, "SELECT n FROM kept")).isEqualTo("42");
            }
        }

        @Test
        void shouldBeReadableByTheOwnerOnly() throws IOException {
            EmbeddedPostgres.start(options()).close();

            assertThat(permissions(directory)).isEqualTo("rwx------");
            assertThat(permissions(directory.resolve("data"))).isEqualTo("rwx------");
            assertThat(permissions(directory.resolve("data/plexichat.password")))
                    .isEqualTo("rw-------");
        }

        @Test
        void shouldBeRefusedWhenAnotherMajorVersionMadeIt() throws IOException {
            EmbeddedPostgres.start(options()).close();
            Files.writeString(directory.resolve("data/PG_VERSION"), "17\n");

            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(options()))
                    .withMessageContaining("to be made by Postgres 18, but it was made by Postgres 17");
        }

        @Test
        void shouldBeRefusedWithoutFsyncWhenItWasMadeDurable() {
            EmbeddedPostgres.start(options()).close();

            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() ->
                            EmbeddedPostgres.start(PostgresOptions.forTests(directory, Servers.POSTGRES_PROGRAMS)))
                    .withMessageContaining("to be made for throwaway data, but it is not");
        }

        @Test
        void shouldHaveOneOwner() {
            try (var _ = EmbeddedPostgres.start(options())) {
                assertThatExceptionOfType(EmbeddedServerException.class)
                        .isThrownBy(() -> EmbeddedPostgres.start(options()))
                        .withMessage("Expected to be the only owner of %s, but another process uses it.", directory);
            }
        }
    }

    @Nested
    class Settings {

        @Test
        void shouldBeDurable() throws SQLException {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(options())) {
                assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
                assertThat(query(postgres, "SHOW synchronous_commit")).isEqualTo("on");
                assertThat(query(postgres, "SHOW full_page_writes")).isEqualTo("on");
                assertThat(query(postgres, "SHOW data_checksums")).isEqualTo("on");
            }
        }

        @Test
        void shouldSpeakUtf8AndSortByCodePoint() throws SQLException {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(options())) {
                assertThat(query(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
                assertThat(query(
                                postgres,
                                "SELECT string_agg(c, '' ORDER BY c) FROM (VALUES ('\u00e9'), ('z'), ('Z')) t(c)"))
                        .isEqualTo("Zz\u00e9");
                assertThat(query(postgres, "SELECT upper('\u00e9')")).isEqualTo("\u00c9");
            }
        }

        @Test
        void shouldFollowTheOptions() throws SQLException, IOException {
            int port = Ports.anyFree();
            PostgresOptions options =
                    options().withPort(port).withSharedBuffersMegabytes(16).withMaxConnections(20);
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(options)) {
                assertThat(postgres.port()).isEqualTo(port);
                assertThat(query(postgres, "SHOW shared_buffers")).isEqualTo("16MB");
                assertThat(query(postgres, "SHOW max_connections")).isEqualTo("20");
            }
        }

        @Test
        void shouldNameATakenPort() throws IOException {
            try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.ofLiteral("127.0.0.1"))) {
                assertThatExceptionOfType(EmbeddedServerException.class)
                        .isThrownBy(() -> EmbeddedPostgres.start(options().withPort(taken.getLocalPort())))
                        .withMessageContaining("could not bind IPv4 address");
            }
        }
    }

    @Nested
    class Access {

        @Test
        void shouldNeedThePassword() {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(options())) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> DriverManager.getConnection(
                                postgres.database().jdbcUrl(),
                                postgres.database().user(),
                                "wrong"))
                        .withMessageContaining("password authentication failed");
            }
        }

        @Test
        void shouldNotBeGivenToTheSuperuser() {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(options())) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() ->
                                DriverManager.getConnection(postgres.database().jdbcUrl(), "postgres", ""))
                        .withMessageContaining("no pg_hba.conf entry");
            }
        }

        @Test
        void shouldNotShowThePassword() {
            PostgresDatabase database = new PostgresDatabase("127.0.0.1", 1, "plexichat", "plexichat", "secret");

            assertThat(database.toString()).doesNotContain("secret");
        }
    }

    @Nested
    class Ending {

        @Test
        void shouldBeNoticedWhenTheServerIsKilled() throws InterruptedException {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(options())) {
                CountDownLatch crashed = new CountDownLatch(1);
                postgres.onCrash(crashed::countDown);
                assertThat(postgres.isAlive()).isTrue();

                Servers.kill(postgres.pid());

                assertThat(crashed.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(postgres.isAlive()).isFalse();
            }
        }

        @Test
        void shouldBeInOrderWhenTheGuardIsGone() throws IOException {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(options());
            Servers.kill(ProcessHandle.of(postgres.pid())
                    .orElseThrow()
                    .parent()
                    .orElseThrow()
                    .pid());

            postgres.close();

            assertThat(ProcessHandle.of(postgres.pid())).isEmpty();
            assertThat(Files.readString(directory.resolve("postgres.log"))).contains("database system is shut down");
        }

        @Test
        void shouldNotBeACrashWhenClosed() {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(options());
            CountDownLatch crashed = new CountDownLatch(1);
            postgres.onCrash(crashed::countDown);

            postgres.close();

            assertThat(postgres.isAlive()).isFalse();
            assertThat(ProcessHandle.of(postgres.pid())).isEmpty();
            assertThat(crashed.getCount()).isOne();
        }

        @Test
        void shouldBeInOrderWithClientsConnected() throws SQLException, IOException {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(options());
            try (Connection client = connect(postgres)) {
                postgres.close();
                assertThat(client.isValid(1)).isFalse();
            }
            assertThat(Files.readString(directory.resolve("postgres.log"))).contains("database system is shut down");
        }
    }

    private PostgresOptions options() {
        return PostgresOptions.in(directory, Servers.POSTGRES_PROGRAMS);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        PostgresDatabase database = postgres.database();
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    private static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (Connection connection = connect(postgres);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
