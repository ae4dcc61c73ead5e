package io.plexichat.benchmarks;

import io.plexichat.plugin.client.Pace;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.Projection;
import io.plexichat.plugin.client.ProjectionBuild;
import io.plexichat.plugin.client.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends and reads at a steady pace by several clients, by turns alone and while all read models are rebuilt one after the other. What comes too late to
 * be sent in time counts from when it should have been.
 */
final class RebuildBenchmark {
    private static final Duration TURN = Duration.ofSeconds(30);
    private static final int TURNS = 3;
    private static final int SENDS_PER_SECOND = 50;
    private static final int READS_PER_SECOND = 50;
    private static final int PAGE = 50;
    /** Of a kind: a late answer to one client keeps no other waiting. */
    private static final int CLIENTS = 8;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final PlexiChatClient client;
    private final UUID channel;
    private final Report report;
    private final Timings sendsAlone = new Timings();
    private final Timings readsAlone = new Timings();
    private final Timings sendsBeside = new Timings();
    private final Timings readsBeside = new Timings();
    private final Timings sendsToTheEnd = new Timings();
    private final Timings readsToTheEnd = new Timings();
    private final List<Double> errors = new ArrayList<>();
    private int rebuilt;

    RebuildBenchmark(PlexiChatClient client, UUID channel, Report report) {
        this.client = client;
        this.channel = channel;
        this.report = report;
    }

    void run() {
        for (int i = 0; i < TURNS; i++) {
            // What is alone would be slower otherwise, for code that is not compiled yet.
            turn(new Timings(), new Timings(), aTurn());
        }
        for (int i = 0; i < TURNS; i++) {
            turn(sendsAlone, readsAlone, aTurn());
            AtomicBoolean ends = new AtomicBoolean();
            Thread operator = Thread.ofPlatform().name("operator").start(() -> rebuildAll(ends));
            turn(sendsBeside, readsBeside, aTurn());
            ends.set(true);
            join(operator);
        }
        // Once to the end, through all phases of each.
        AtomicBoolean never = new AtomicBoolean();
        Thread operator = Thread.ofPlatform()
                .name("operator")
                .start(() -> client.projections().list().forEach(model -> rebuild(model.name(), never)));
        turn(sendsToTheEnd, readsToTheEnd, operator::isAlive);
        compare("send", sendsAlone, sendsBeside);
        compare("send, until all were rebuilt", sendsAlone, sendsToTheEnd);
        compare("timeline page of " + PAGE, readsAlone, readsBeside);
        compare("timeline page of " + PAGE + ", until all were rebuilt", readsAlone, readsToTheEnd);
        report.add("read models rebuilt meanwhile", String.valueOf(rebuilt), "");
        errors.sort(Double::compare);
        if (!errors.isEmpty()) {
            report.add(
                    "time left told half-way, by how much it was wrong",
                    String.format(
                            Locale.ROOT,
                            "median %.0f %%, worst %.0f %% of %d",
                            100 * errors.get(errors.size() / 2),
                            100 * errors.getLast(),
                            errors.size()),
                    "within 20 %");
        }
    }

    private static BooleanSupplier aTurn() {
        long end = System.nanoTime() + TURN.toNanos();
        return () -> System.nanoTime() < end;
    }

    private void turn(Timings sends, Timings reads, BooleanSupplier goesOn) {
        List<Thread> clients = new ArrayList<>();
        clients.addAll(steadily("sender", SENDS_PER_SECOND, goesOn, sends, () -> {
            var _ = client.messages().send(channel, "steadily on");
        }));
        clients.addAll(steadily("reader", READS_PER_SECOND, goesOn, reads, () -> {
            var _ = client.messages().timeline(channel, Window.latest(), PAGE);
        }));
        clients.forEach(RebuildBenchmark::join);
    }

    private static List<Thread> steadily(
            String name, int perSecond, BooleanSupplier goesOn, Timings timings, Runnable call) {
        long started = System.nanoTime();
        long gap = 1_000_000_000L / perSecond;
        AtomicLong calls = new AtomicLong();
        return IntStream.range(0, CLIENTS)
                .mapToObj(number -> Thread.ofPlatform().name(name + number).start(() -> {
                    while (goesOn.getAsBoolean()) {
                        long due = started + calls.getAndIncrement() * gap;
                        Timings.await(due);
                        timings.add(call, due);
                    }
                }))
                .toList();
    }

    private void rebuildAll(AtomicBoolean ends) {
        while (!ends.get()) {
            for (Projection model : client.projections().list()) {
                if (!ends.get()) {
                    rebuild(model.name(), ends);
                }
            }
        }
    }

    /** When told to end in the middle, the build is abandoned. */
    private void rebuild(String name, AtomicBoolean ends) {
        var _ = client.projections().rebuild(name, Pace.DEFAULT, "benchmark");
        Double told = null;
        long toldAt = 0;
        for (ProjectionBuild build = client.projections().get(name).build();
                build != null;
                build = client.projections().get(name).build()) {
            if (build.state().equals("blocked") || build.state().equals("failed")) {
                throw new IllegalStateException("Expected " + name + " to be rebuilt, but " + build.because());
            }
            if (ends.get()) {
                var _ = client.projections().abandon(name);
                return;
            }
            if (told == null && 2 * build.position() >= build.goalPosition()) {
                told = build.eta() == null ? null : build.eta().seconds();
                toldAt = System.nanoTime();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        rebuilt++;
        note(told, (System.nanoTime() - toldAt) / 1e9);
    }

    /** Only of builds that took long enough for it to matter to somebody. */
    private void note(@Nullable Double told, double became) {
        if (told != null && became > 3) {
            errors.add(Math.abs(told - became) / became);
        }
    }

    private void compare(String what, Timings alone, Timings beside) {
        Duration quiet = alone.latencies().percentile(99);
        Duration busy = beside.latencies().percentile(99);
        report.add(
                what + ", p99",
                String.format(
                        Locale.ROOT,
                        "%s alone, %s beside rebuilds: %.2f x, failed: %d",
                        Report.milliseconds(quiet),
                        Report.milliseconds(busy),
                        (double) busy.toNanos() / quiet.toNanos(),
                        beside.failures()),
                "at most 1.5 x, none failed");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
