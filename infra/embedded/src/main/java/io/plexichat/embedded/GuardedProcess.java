package io.plexichat.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server under {@code guard.sh}: it ends when this JVM closes the guard's standard input, or dies. */
final class GuardedProcess {

    /**
     * @param politely the signal that stops the server in order
     * @param patience how long the guard then waits
     * @param firmly the signal after that
     */
    record Stop(String politely, Duration patience, String firmly) {

        /** By then the guard has used every means it has. */
        Duration limit() {
            return patience.plusSeconds(10);
        }
    }

    private final Process guard;
    private final long pid;
    private final Stop stop;
    private volatile boolean stopping;

    private GuardedProcess(Process guard, long pid, Stop stop) {
        this.guard = guard;
        this.pid = pid;
        this.stop = stop;
    }

    /** Starts the command with exactly the given environment; all it prints goes to the log. */
    static GuardedProcess start(
            List<String> command, Map<String, String> environment, Path workingDirectory, ServerLog log, Stop stop)
            throws IOException {
        List<String> guarded = new ArrayList<>(OwnSession.prefix());
        guarded.addAll(List.of("/bin/sh", "-c", script(), "guard"));
        guarded.addAll(List.of(stop.politely(), Long.toString(stop.patience().toSeconds()), stop.firmly()));
        guarded.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(guarded).directory(workingDirectory.toFile()).redirectError(log.redirect());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process guard = builder.start();
        return new GuardedProcess(guard, readPid(guard, log), stop);
    }

    long pid() {
        return pid;
    }

    boolean isAlive() {
        return guard.isAlive();
    }

    void onCrash(Runnable action) {
        var _ = guard.onExit().thenRun(() -> {
            if (!stopping) {
                action.run();
            }
        });
    }

    /** Waits for the server's end, at most so long. */
    boolean waitFor(Duration limit) throws InterruptedException {
        return guard.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Closes the pipe and waits. A server whose guard is gone, or does not do its work, is killed from here. */
    void stop() {
        stopping = true;
        boolean interrupted = false;
        try {
            guard.getOutputStream().close();
            if (waitFor(stop.limit())) {
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            interrupted = true;
        } finally {
            killLeftovers();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void killLeftovers() {
        if (guard.isAlive()) {
            guard.descendants().forEach(ProcessHandle::destroyForcibly);
            guard.destroyForcibly();
        }
    }

    private static long readPid(Process guard, ServerLog log) throws IOException {
        BufferedReader output = guard.inputReader(StandardCharsets.US_ASCII);
        @Nullable String line = output.readLine();
        if (line == null) {
            throw new EmbeddedServerException("Expected the guard to start a server, but it ended: " + log.tail());
        }
        return Long.parseLong(line);
    }

    private static String script() throws IOException {
        try (InputStream script = GuardedProcess.class.getResourceAsStream("guard.sh")) {
            if (script == null) {
                throw new IllegalStateException("Expected guard.sh beside the class that runs it.");
            }
            return new String(script.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
