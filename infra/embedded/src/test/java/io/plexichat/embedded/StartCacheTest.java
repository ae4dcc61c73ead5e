package io.plexichat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {

    @TempDir
    Path directory;

    private StartCache cache;

    @BeforeEach
    void name() {
        cache = new StartCache(directory.resolve("start.aot"));
    }

    @Test
    void shouldNotBeAskedForBeforeItIsMade() {
        assertThat(cache.options()).isEmpty();
    }

    @Test
    void shouldBeUsedQuietlyOnceItIsMade() throws IOException {
        Files.createFile(cache.file());

        assertThat(cache.options()).contains("-XX:AOTCache=" + cache.file(), "-Xlog:aot=off");
    }

    @Test
    void shouldLeaveNothingBehindWhenItCannotBeMade() throws IOException {
        assertThatThrownBy(() -> cache.make(List.of("/bin/false"), List.of("Main")))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageStartingWith("Expected the JVM to make a start cache");

        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }
}
