package io.plexichat.standalone.rebuild;

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
import java.util.function.Predicate;

/** A running {@link RebuildLoad}, and what it has said. */
final class RebuildLoadProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LAST_LINES = 40;

    private final Process process;
    private final Thread listener;
    private final List<String> unread = new ArrayList<>();
    private final List<String> wrongs = new ArrayList<>();
    private final Deque<String> lastLines = new ArrayDeque<>();

    private RebuildLoadProcess(Process process) {
        this.process = process;
        this.listener = Thread.ofPlatform().daemon().unstarted(this::listen);
    }

    /**
     * Starts one.
     *
     * @param task what {@link RebuildLoad} is to do
     * @param readModels has the read models
     */
    static RebuildLoadProcess start(String task, Path data, PostgresDatabase log, PostgresDatabase readModels) {
        try {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    RebuildLoad.class.getName(),
                    task,
                    data.toString()));
            command.addAll(words(log));
            command.addAll(words(readModels));
            RebuildLoadProcess started = new RebuildLoadProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
            started.listener.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(PostgresDatabase database) {
        return List.of(
                database.host(),
                Integer.toString(database.port()),
                database.name(),
                database.user(),
                database.password());
    }

    /** Returns when it has said something. Lines before that count as read. */
    void await(Predicate<String> wanted) throws InterruptedException {
        assertThat(await(wanted, PATIENCE)).as(this::lastWords).isTrue();
    }

    /** @return whether it said something in time */
    synchronized boolean await(Predicate<String> wanted, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            boolean found = unread.stream().anyMatch(wanted);
            unread.clear();
            if (found) {
                return true;
            }
            assertThat(process.isAlive()).as(this::lastWords).isTrue();
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(Math.min(millis, 1_000));
        }
    }

    /** Until it says that it has no more to say. */
    synchronized List<String> untilSettled() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!unread.contains(RebuildLoad.SETTLED)) {
            assertThat(process.isAlive() && System.nanoTime() < deadline)
                    .as(this::lastWords)
                    .isTrue();
            wait(1_000);
        }
        assertThat(wrongs).isEmpty();
        return List.copyOf(unread);
    }

    /** What should not be: builds that are blocked or failed, dead letters. */
    synchronized List<String> wrongs() {
        return List.copyOf(wrongs);
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        assertThat(process.isAlive()).as(this::lastWords).isTrue();
        process.toHandle().destroyForcibly();
        listener.join();
        process.waitFor();
    }

    private synchronized String lastWords() {
        return "the load goes on, and says: " + String.join("\n", lastLines);
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
        if (line.startsWith(RebuildLoad.WRONG)) {
            wrongs.add(line);
        }
        unread.add(line);
        lastLines.add(line);
        if (lastLines.size() > LAST_LINES) {
            lastLines.remove();
        }
        notifyAll();
    }
}
