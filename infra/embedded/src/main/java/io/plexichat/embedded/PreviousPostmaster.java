package io.plexichat.embedded;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Server processes that still work in a data directory whose owner is gone: a killed owner leaves a server that is
 * shutting down.
 */
final class PreviousPostmaster {

    private static final Path PROC = Path.of("/proc");
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final Path data;
    private final Path pidFile;

    PreviousPostmaster(Path data) {
        this.data = data;
        this.pidFile = data.resolve("postmaster.pid");
    }

    /**
     * Waits until no server process is left. The process file of a dead server is then taken away: its number may by now
     * be another program's, common in containers, and Postgres would take that for a running server.
     */
    void awaitEnd(Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (OptionalLong pid = find(); pid.isPresent(); pid = find()) {
            if (System.nanoTime() > deadline) {
                throw new EmbeddedServerException("Expected the previous Postgres on " + data + " to end within "
                        + limit.toSeconds() + " s, but process " + pid.getAsLong() + " still runs.");
            }
            sleep();
        }
        Files.deleteIfExists(pidFile);
    }

    private OptionalLong find() throws IOException {
        return Files.isDirectory(PROC) ? findByWorkingDirectory() : findByPidFile();
    }

    /** Every process of a server works in its data directory, also those left over from a killed postmaster. */
    private OptionalLong findByWorkingDirectory() throws IOException {
        Path real = data.toRealPath();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (isPostgresIn(process, real)) {
                    return OptionalLong.of(Long.parseLong(process.getFileName().toString()));
                }
            }
            return OptionalLong.empty();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static boolean isPostgresIn(Path process, Path data) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(data)
                    && isPostgres(Files.readSymbolicLink(process.resolve("exe")));
        } catch (IOException _) {
            // Gone meanwhile, or another user's.
            return false;
        }
    }

    private OptionalLong findByPidFile() throws IOException {
        if (!Files.exists(pidFile)) {
            return OptionalLong.empty();
        }
        Optional<String> line = Files.readAllLines(pidFile).stream().findFirst();
        return line.flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .command()
                        .map(Path::of)
                        .filter(PreviousPostmaster::isPostgres)
                        .isPresent())
                .map(process -> OptionalLong.of(process.pid()))
                .orElse(OptionalLong.empty());
    }

    private static boolean isPostgres(Path program) {
        return program.getFileName().toString().startsWith("postgres");
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while waiting for the previous Postgres.", e);
        }
    }
}
