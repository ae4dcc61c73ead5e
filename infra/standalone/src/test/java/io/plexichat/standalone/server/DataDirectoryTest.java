package io.plexichat.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path parent = Path.of("");

    @Test
    void shouldBeMadeWhereThereIsNone() {
        try (DataDirectory data = DataDirectory.take(parent.resolve("new/data"))) {
            assertThat(data.path()).isDirectory().isAbsolute();
        }
    }

    @Test
    void shouldRefuseASecondOwnerAndNameTheFirst() {
        Path path = parent.resolve("data");
        try (DataDirectory _ = DataDirectory.take(path)) {
            assertThatThrownBy(() -> DataDirectory.take(path))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("Expected to start on " + path + ", but another PlexiChat (process "
                            + ProcessHandle.current().pid() + ") is using it.");
        }
    }

    @Test
    void shouldBeFreeOnceGivenBack() {
        DataDirectory.take(parent).close();

        try (DataDirectory again = DataDirectory.take(parent)) {
            assertThat(again.path()).isEqualTo(parent.toAbsolutePath());
        }
    }

    @Test
    void shouldSayWhyItCannotBeUsed() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.take(file.resolve("data")))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("Expected to write to the data directory " + file.resolve("data"));
    }
}
