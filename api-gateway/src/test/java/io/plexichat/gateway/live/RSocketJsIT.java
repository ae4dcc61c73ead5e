package io.plexichat.gateway.live;

import static io.plexichat.gateway.Samples.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The official RSocket clients for JavaScript against every route, in Node. */
class RSocketJsIT extends GatewayContract {
    private static final Path MODULE = Path.of(System.getProperty("plexichat.root"), "api-gateway");

    @Value("${local.rsocket.server.port}")
    private int rsocketPort;

    @Autowired
    private LiveHub hub;

    @Test
    void shouldAnswerOnEveryRouteOverTcpAndWebSocket() throws IOException, InterruptedException {
        requirePrograms("node", "npm");
        Path directory = installed();
        long start = fake.head();
        Hubs.await(hub, start);
        for (int i = 1; i <= 5; i++) {
            fake.publish(Samples.sent(start + i, ROOM, "n" + i));
        }
        Hubs.await(hub, start + 5);

        String output = run(
                directory,
                "node",
                "routes.js",
                Integer.toString(rsocketPort),
                Integer.toString(port),
                token(),
                ROOM.toString(),
                Long.toString(start));

        assertThat(output).contains("tcp passed", "websocket passed");
    }

    /** Into the build's own directory, once. */
    private static Path installed() throws IOException, InterruptedException {
        Path directory = Files.createDirectories(MODULE.resolve("target/rsocket-js"));
        for (String file : List.of("package.json", "routes.js")) {
            Files.copy(
                    MODULE.resolve("src/test/rsocket-js").resolve(file),
                    directory.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(directory.resolve("node_modules/rsocket-websocket-client"))) {
            run(directory, "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts");
        }
        return directory;
    }

    /** Skips the test where one is missing, except on the build server, where there must be both. */
    private static void requirePrograms(String... names) {
        for (String name : names) {
            boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
            Assumptions.assumeTrue(
                    there || "true".equals(System.getenv("CI")),
                    name + " is not installed (Debian: apt-get install nodejs npm).");
            assertThat(there).as(name + ", which .ci/run installs").isTrue();
        }
    }

    private static String run(Path directory, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            String said = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended && process.exitValue() == 0).as(said).isTrue();
            return said;
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
