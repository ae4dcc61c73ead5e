package io.plexichat.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.embedded.PostgresDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/** A running {@link CrashLoad}, and what it has said. */
final class CrashLoadProcess implements AutoCloseable {

    private static final Duration PROGRESS_LIMIT = Duration.ofMinutes(2);
    private static final int OTHER_LINES = 20;

    private final Process process;
    private final Thread listener;
    private final List<Report> reports = new ArrayList<>();
    private final Deque<String> otherLines = new ArrayDeque<>();
    private int acknowledged;
    private long lastAcknowledged = -1;
    private long lastSeen = -1;

    private CrashLoadProcess(Process process) {
        this.process = process;
        this.listener = Thread.ofPlatform().daemon().unstarted(this::listen);
    }

    static CrashLoadProcess start(String name, PostgresDatabase database) {
        try {
            var started = new CrashLoadProcess(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CrashLoad.class.getName(),
                            name,
                            database.host(),
                            Integer.toString(database.port()),
                            database.name(),
                            database.user(),
                            database.password())
                    .redirectErrorStream(true)
                    .start());
            started.listener.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until so many more units of work are acknowledged, and a stream has given one of them: the log is in service. */
    synchronized void awaitService(int units) throws InterruptedException {
        long deadline = System.nanoTime() + PROGRESS_LIMIT.toNanos();
        int wanted = acknowledged + units;
        OptionalLong position = OptionalLong.empty();
        while (position.isEmpty() || lastSeen < position.getAsLong()) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            assertThat(millis > 0 && process.isAlive()).as(this::lastWords).isTrue();
            wait(Math.min(millis, 1_000));
            if (position.isEmpty() && acknowledged >= wanted) {
                position = OptionalLong.of(lastAcknowledged);
            }
        }
    }

    /** What was said since the last call. */
    synchronized List<Report> takeReports() {
        List<Report> taken = List.copyOf(reports);
        reports.clear();
        return taken;
    }

    /** As {@code kill -9}. Returns when all that it said has been read. */
    void kill() throws InterruptedException {
        assertThat(process.isAlive()).as(this::lastWords).isTrue();
        // Not by the Process itself: that would close what it printed last.
        process.toHandle().destroyForcibly();
        listener.join();
        process.waitFor();
    }

    private synchronized String lastWords() {
        return "the load goes on, and says: " + String.join("\n", otherLines);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void take(String line) {
        Report.parse(line).ifPresentOrElse(this::take, () -> {
            otherLines.add(line);
            if (otherLines.size() > OTHER_LINES) {
                otherLines.remove();
            }
        });
    }

    private void take(Report report) {
        reports.add(report);
        if (report instanceof Report.Acknowledged(var _, PositionRange range)) {
            acknowledged++;
            lastAcknowledged = range.last();
        } else if (report instanceof Report.Seen(var _, long position, var _)) {
            lastSeen = Math.max(lastSeen, position);
        }
        notifyAll();
    }
}
