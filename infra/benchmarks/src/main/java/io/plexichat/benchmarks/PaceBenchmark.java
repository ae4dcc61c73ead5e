package io.plexichat.benchmarks;

import io.plexichat.plugin.client.ChannelKind;
import io.plexichat.plugin.client.Draft;
import io.plexichat.plugin.client.MessageBatch;
import io.plexichat.plugin.client.NewChannel;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.PlexiChatException;
import io.plexichat.plugin.client.Projection;
import io.plexichat.plugin.client.SentMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends at a steady pace and looks how far each read model is behind what was acknowledged: the age of the oldest acknowledged message
 * that it has not taken.
 */
final class PaceBenchmark {
    private static final int CHANNELS = 50;
    private static final int SENDERS = 64;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final PlexiChatClient client;
    private final Report report;
    private final int perSecond;
    private final int batch;
    private final Duration lasting;
    private final List<Long> latencies = new ArrayList<>();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicInteger failures = new AtomicInteger();
    /** When each position was acknowledged, of those that some read model has not reached. */
    private final ConcurrentSkipListMap<Long, Long> acknowledged = new ConcurrentSkipListMap<>();

    private final Map<String, List<Long>> lags = new TreeMap<>();

    /** @param batch messages of a request */
    PaceBenchmark(PlexiChatClient client, Report report, int perSecond, int batch, Duration lasting) {
        this.client = client;
        this.report = report;
        this.perSecond = perSecond;
        this.batch = batch;
        this.lasting = lasting;
    }

    void run() {
        List<UUID> channels = new ArrayList<>();
        for (int i = 0; i < CHANNELS; i++) {
            channels.add(client.channels().create(NewChannel.of("pace-" + UUID.randomUUID(), ChannelKind.PUBLIC)));
        }
        long requests = lasting.toSeconds() * perSecond / batch;
        long started = System.nanoTime();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofPlatform().name("sender-" + i).start(() -> send(channels, started, requests)));
        }
        while (senders.stream().anyMatch(Thread::isAlive)) {
            look();
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        Latencies times =
                Latencies.of(latencies.stream().mapToLong(Long::longValue).toArray());
        report.add(
                "sends at %,d/s for %s, %d a request".formatted(perSecond, Report.seconds(lasting), batch),
                String.format(
                        Locale.ROOT,
                        "%,.0f/s, p50 %s, p99 %s, failed: %d",
                        sent.get() / seconds,
                        Report.milliseconds(times.percentile(50)),
                        Report.milliseconds(times.percentile(99)),
                        failures.get()),
                "as many, none failed");
        lags.forEach((model, found) -> {
            Latencies lag =
                    Latencies.of(found.stream().mapToLong(Long::longValue).toArray());
            report.add(
                    "lag of " + model + " meanwhile",
                    "p50 %s, p99 %s, worst %s"
                            .formatted(
                                    Report.milliseconds(lag.percentile(50)),
                                    Report.milliseconds(lag.percentile(99)),
                                    Report.milliseconds(lag.percentile(100))),
                    "under 1 s");
        });
    }

    private void send(List<UUID> channels, long started, long requests) {
        for (long request = next.getAndIncrement(); request < requests; request = next.getAndIncrement()) {
            long due = started + request * batch * 1_000_000_000L / perSecond;
            Timings.await(due);
            try {
                long position = send(channels.get(Math.toIntExact(request % CHANNELS)), request);
                long now = System.nanoTime();
                acknowledged.put(position, now);
                sent.addAndGet(batch);
                synchronized (latencies) {
                    latencies.add(now - due);
                }
            } catch (PlexiChatException e) {
                if (failures.getAndIncrement() < 5) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }

    /** Its last position. */
    private long send(UUID channel, long request) {
        if (batch == 1) {
            return client.messages().send(channel, text(request, 0)).position();
        }
        MessageBatch messages = new MessageBatch();
        for (int i = 0; i < batch; i++) {
            boolean _ = messages.add(Draft.of(text(request, i)));
        }
        return client.messages().send(channel, messages).stream()
                .mapToLong(SentMessage::position)
                .max()
                .orElseThrow();
    }

    private static String text(long request, int number) {
        return "message " + number + " of request " + request
                + " keeps a steady pace through every read model there is";
    }

    private void look() {
        long slowest = Long.MAX_VALUE;
        for (Projection model : client.projections().list()) {
            long now = System.nanoTime();
            Map.Entry<Long, Long> oldest = acknowledged.higherEntry(model.position());
            lags.computeIfAbsent(model.name(), _ -> new ArrayList<>())
                    .add(oldest == null ? 0 : Math.max(0, now - oldest.getValue()));
            slowest = Math.min(slowest, model.position());
        }
        acknowledged.headMap(slowest, true).clear();
    }
}
