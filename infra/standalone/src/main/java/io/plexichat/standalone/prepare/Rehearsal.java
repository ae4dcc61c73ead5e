package io.plexichat.standalone.prepare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A server that runs for a moment, as the launcher would start it, with nothing of this process's configuration. */
final class Rehearsal implements AutoCloseable {
    private static final long LIMIT_MINUTES = 5;
    private static final Pattern READY = Pattern.compile("PlexiChat is ready at (http://[^ ]+) .*");

    private final Path directory;
    private final Process process;
    private final URI http;

    private Rehearsal(Path directory, Process process, URI http) {
        this.directory = directory;
        this.process = process;
        this.http = http;
    }

    /**
     * @param java up to the jar
     * @param directory is its alone, and deleted afterwards
     */
    static Rehearsal start(List<String> java, Path directory) throws IOException {
        delete(directory);
        Files.createDirectories(directory);
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("run", "--data-dir", "data", "--http-port", "0", "--rsocket-port", "0"));
        Path said = directory.resolve("said.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectError(said.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
        Process process = builder.start();
        try {
            return new Rehearsal(directory, process, awaitReady(process));
        } catch (IOException e) {
            process.destroyForcibly();
            throw new IOException(
                    e.getMessage() + " "
                            + Files.readString(said, StandardCharsets.US_ASCII).strip(),
                    e);
        }
    }

    URI http() {
        return http;
    }

    /** Stops the server in order, and waits for the end of all its processes: each has something to write then. */
    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        try {
            for (ProcessHandle one : all) {
                one.onExit().get(LIMIT_MINUTES, TimeUnit.MINUTES);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Expected a rehearsed server to end, but it did not.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a rehearsed server ended.");
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
        }
        delete(directory);
    }

    private static URI awaitReady(Process process) throws IOException {
        CompletableFuture<URI> ready = CompletableFuture.supplyAsync(() -> readAddress(process));
        try {
            return ready.get(LIMIT_MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Expected a rehearsed server to be ready, but it is not.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a rehearsed server started.");
        }
    }

    private static URI readAddress(Process process) {
        BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
        return out.lines()
                .map(READY::matcher)
                .filter(Matcher::matches)
                .map(line -> URI.create(line.group(1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Expected a server, but it ended."));
    }

    private static void delete(Path directory) throws IOException {
        FileSystemUtils.deleteRecursively(directory);
    }
}
