package io.plexichat.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledOwnerIT {

    private static final Duration FEW_SECONDS = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    @Test
    void shouldTakeItsServersWithIt() throws IOException {
        Process owner = fork();
        BufferedReader said = owner.inputReader();
        ProcessHandle postgres = process(said.readLine());
        ProcessHandle elasticsearch = process(said.readLine());

        owner.destroyForcibly();

        Instant deadline = Instant.now().plus(FEW_SECONDS);
        assertThat(postgres.onExit()).succeedsWithin(Duration.between(Instant.now(), deadline));
        assertThat(elasticsearch.onExit()).succeedsWithin(Duration.between(Instant.now(), deadline));
    }

    @Test
    void shouldLeaveItsDataToTheNextOwnerAtOnce() throws IOException, InterruptedException, SQLException {
        Process owner = fork();
        BufferedReader said = owner.inputReader();
        long postgresPid = process(said.readLine()).pid();
        long elasticsearchPid = process(said.readLine()).pid();
        owner.destroyForcibly().waitFor();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(OwnerMain.postgres(directory));
                EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(OwnerMain.elasticsearch(directory))) {
            PostgresDatabase database = postgres.database();
            assertThat(ProcessHandle.of(postgresPid)).isEmpty();
            assertThat(ProcessHandle.of(elasticsearchPid)).isEmpty();
            try (var connection =
                            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT n FROM kept")) {
                assertThat(row.next()).isTrue();
            }
            assertThat(new Rest(elasticsearch.uri()).get("/kept/_doc/1").statusCode())
                    .isEqualTo(200);
        }
    }

    private Process fork() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Dplexichat.root=" + System.getProperty("plexichat.root"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OwnerMain.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static ProcessHandle process(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }
}
