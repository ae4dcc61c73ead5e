package io.plexichat.benchmarks.outage;

import io.plexichat.benchmarks.Latencies;
import io.plexichat.plugin.client.Draft;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.PlexiChatException;
import io.plexichat.plugin.client.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** People who write and read at a steady pace, and what became of it. */
final class Talk implements AutoCloseable {
    static final String WORD = "steadfastly";

    private static final int PER_SECOND = 50;
    private static final int PAGE = 50;

    private final PlexiChatClient client;
    private final UUID channel;
    private final AtomicBoolean ends = new AtomicBoolean();
    private final List<UUID> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private final List<UUID> refused = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> threads;
    private volatile Phase phase = new Phase("warm-up");

    /** Calls that began in it. */
    static final class Phase {
        private final String name;
        private final List<Long> sends = Collections.synchronizedList(new ArrayList<>());
        private final List<Long> reads = Collections.synchronizedList(new ArrayList<>());
        private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

        Phase(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return "%s: %d sends, p99 %s; %d pages, p99 %s; %d failed %s"
                    .formatted(
                            name,
                            sends.size(),
                            percentile99(sends),
                            reads.size(),
                            percentile99(reads),
                            failures.size(),
                            failures.stream().distinct().limit(3).toList());
        }

        private static Duration percentile99(List<Long> nanos) {
            return nanos.isEmpty()
                    ? Duration.ZERO
                    : Latencies.of(nanos.stream().mapToLong(Long::longValue).toArray())
                            .percentile(99);
        }

        int failed() {
            return failures.size();
        }
    }

    Talk(PlexiChatClient client, UUID channel) {
        this.client = client;
        this.channel = channel;
        this.threads = List.of(
                Thread.ofPlatform().name("writer").start(() -> steadily(this::write)),
                Thread.ofPlatform().name("reader").start(() -> steadily(this::read)));
    }

    /** Returns the phase before it. */
    Phase begin(String name) {
        Phase before = phase;
        phase = new Phase(name);
        return before;
    }

    /** Ids of what the server said it has. */
    List<UUID> acknowledged() {
        return acknowledged;
    }

    /** Ids of what it refused, or did not answer: it may have them or not. */
    List<UUID> refused() {
        return refused;
    }

    private void write(Phase in) {
        Draft draft = Draft.of(WORD + " and on");
        long started = System.nanoTime();
        try {
            var _ = client.messages().send(channel, draft);
            acknowledged.add(draft.messageId());
        } catch (PlexiChatException e) {
            refused.add(draft.messageId());
            in.failures.add("send: " + e.getMessage());
        }
        in.sends.add(System.nanoTime() - started);
    }

    private void read(Phase in) {
        long started = System.nanoTime();
        try {
            var _ = client.messages().timeline(channel, Window.latest(), PAGE);
        } catch (PlexiChatException e) {
            in.failures.add("page: " + e.getMessage());
        }
        in.reads.add(System.nanoTime() - started);
    }

    private interface Call {
        void in(Phase phase);
    }

    private void steadily(Call call) {
        while (!ends.get()) {
            long next = System.nanoTime() + 1_000_000_000L / PER_SECOND;
            call.in(phase);
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    @Override
    public void close() {
        ends.set(true);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
