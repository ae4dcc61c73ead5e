package io.plexichat.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The installed Node, which programs of the client library run in. */
record Node(Path program) {
    private static final int OLDEST = 20;

    record Outcome(int exit, String output) {}

    /** Skips the test where there is none, except on the build server, where there must be one. */
    static Node found() throws IOException, InterruptedException {
        Optional<Path> program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "node"))
                .filter(Files::isExecutable)
                .findFirst();
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(program.isPresent(), "Node is not installed (Debian: apt-get install nodejs).");
        }
        assertThat(program).as("Node, which .ci/run installs").isPresent();
        Node node = new Node(program.get());
        String version = node.run(List.of("--version")).output().strip();
        int major = Integer.parseInt(version.substring(1, version.indexOf('.')));
        assertThat(major).as("the version of Node, which is " + version).isGreaterThanOrEqualTo(OLDEST);
        return node;
    }

    /** Waits for its end. */
    Outcome run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } finally {
            process.destroyForcibly();
        }
    }
}
