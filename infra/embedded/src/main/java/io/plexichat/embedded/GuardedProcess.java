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
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger log = LoggerFactory.getLogger(GuardedProcess.class);

    private final Process guard;
    private final long pid;
    /** Empty when it had ended before it could be looked at. */
    private final Optional<ProcessHandle> server;

    private final Stop stop;
    private volatile boolean stopping;

    private GuardedProcess(Process guard, long pid, Stop stop) {
        this.guard = guard;
        this.pid = pid;
        this.server = ProcessHandle.of(pid);
        this.stop = stop;
    }

    /** Starts the command with exactly the given environment; all it prints goes to the log. */
    static GuardedProcess start(
            List<String> command, Map<String, String> environment, Path workingDirectory, ServerLog output, Stop stop)
            throws IOException {
        List<String> guarded = new ArrayList<>(OwnSession.prefix());
        guarded.addAll(List.of("/bin/sh", "-c", script(), "guard"));
        guarded.addAll(List.of(stop.politely(), Long.toString(stop.patience().toSeconds()), stop.firmly()));
        guarded.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(guarded).directory(workingDirectory.toFile()).redirectError(output.redirect());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process guard = builder.start();
        return new GuardedProcess(guard, readPid(guard, output), stop);
    }

    long pid() {
        return pid;
    }

    boolean isAlive() {
        return guard.isAlive() && server.filter(ProcessHandle::isAlive).isPresent();
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

    /** Closes the pipe and waits for the end of both. What does not end in time is killed from here. */
    void stop() {
        stopping = true;
        try {
            guard.getOutputStream().close();
            long deadline = System.nanoTime() + stop.limit().toNanos();
            if (waitFor(stop.limit()) && server.isPresent()) {
                // Longer than its guard only if that was killed; its watcher still sees the pipe close.
                server.get().onExit().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException _) {
            log.warn("Process {} did not end within {} s", pid, stop.limit().toSeconds());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            killLeftovers();
        }
    }

    private void killLeftovers() {
        guard.descendants().forEach(ProcessHandle::destroyForcibly);
        guard.destroyForcibly();
        server.filter(ProcessHandle::isAlive).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static long readPid(Process guard, ServerLog output) throws IOException {
        BufferedReader said = guard.inputReader(StandardCharsets.US_ASCII);
        @Nullable String line = said.readLine();
        if (line == null) {
            throw new EmbeddedServerException("Expected the guard to start a server, but it ended: " + output.tail());
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
