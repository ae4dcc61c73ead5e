package io.plexichat.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.client.Node.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Has Node run the library's own tests, {@code src/test/js}. */
class ClientLibraryTest {
    private static final Path TESTS = Path.of(System.getProperty("plexichat.root"), "api-gateway", "src", "test", "js");

    @Test
    void shouldPassItsTests() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--test", "--test-reporter=spec", "--test-timeout=60000"));
        try (Stream<Path> files = Files.list(TESTS)) {
            files.filter(file -> file.toString().endsWith(".test.js"))
                    .sorted()
                    .forEach(file -> arguments.add(file.toString()));
        }
        assertThat(arguments).hasSizeGreaterThan(7);

        Outcome outcome = Node.found().run(arguments);

        assertThat(outcome.exit()).as(outcome.output()).isZero();
    }
}
