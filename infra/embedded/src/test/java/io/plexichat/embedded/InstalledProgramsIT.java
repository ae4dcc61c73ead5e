package io.plexichat.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledProgramsIT {

    @TempDir
    Path directory;

    private final Path installed = Path.of("installed");

    @Test
    void shouldBeRunWhenTheyCanBe() throws IOException {
        EmbeddedPostgres.installPrograms(directory.resolve(installed));

        assertThat(program()).isEqualTo(directory.resolve(installed).resolve("bin/postgres"));
    }

    @Test
    void shouldBeLeftAloneWhenTheyDoNotRun() throws IOException {
        Path broken = Files.createDirectories(directory.resolve(installed).resolve("bin"))
                .resolve("postgres");
        Files.writeString(broken, "of another system");

        assertThat(program()).startsWith(Servers.POSTGRES_PROGRAMS);
    }

    @Test
    void shouldBeMissedByNobody() throws IOException {
        assertThat(program()).startsWith(Servers.POSTGRES_PROGRAMS);
    }

    private Path program() throws IOException {
        PostgresOptions options = PostgresOptions.forTests(directory.resolve("server"), Servers.POSTGRES_PROGRAMS)
                .withInstalledPrograms(directory.resolve(installed));
        return PostgresCommands.of(options).server(directory, options, 1).stream()
                .filter(argument -> argument.endsWith("bin/postgres"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
    }
}
