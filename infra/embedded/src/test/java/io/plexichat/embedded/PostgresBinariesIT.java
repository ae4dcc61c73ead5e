package io.plexichat.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesIT {

    @TempDir
    Path cache;

    @Test
    void shouldBeUnpackedOnceWhenManyAsk() throws Exception {
        Callable<PostgresBinaries> ask = () -> PostgresBinaries.unpackedIn(cache);
        try (var askers = Executors.newFixedThreadPool(3)) {
            for (Future<PostgresBinaries> answer : askers.invokeAll(Collections.nCopies(3, ask))) {
                assertThat(answer.get().program("postgres")).isExecutable();
            }
        }
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left).hasSize(1);
        }
    }
}
