package io.plexichat.benchmarks.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ./plexichat import irc}, in a process of its own. */
public final class ImportProcess {
    private final Process process;
    private final Path output;
    private final long started = System.nanoTime();

    private ImportProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** How it went. */
    public record Result(int exitCode, String printed, Duration took) {}

    public static ImportProcess start(
            Product product, URI server, String user, String password, String channel, List<Path> files) {
        List<String> arguments = new ArrayList<>(List.of("import", "irc", "--channel", channel));
        files.forEach(file -> arguments.add(file.toAbsolutePath().toString()));
        Map<String, String> environment =
                Map.of("PLEXICHAT_SERVER", server.toString(), "PLEXICHAT_USER", user, "PLEXICHAT_PASSWORD", password);
        try {
            Path output = Files.createTempFile("plexichat-import-", ".out");
            return new ImportProcess(product.start(output, environment, arguments), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Result await() {
        try {
            int exitCode = process.waitFor();
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            String printed = Files.readString(output);
            Files.delete(output);
            return new Result(exitCode, printed, took);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** As Ctrl-C does. */
    public void interrupt() {
        process.destroy();
    }
}
