package io.plexichat.benchmarks.live;

import io.plexichat.benchmarks.Latencies;
import io.plexichat.benchmarks.Report;
import io.plexichat.benchmarks.product.ProcessorTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** One channel that many follow, at a steady pace. */
record BigScenario(int listeners, int perSecond) implements Scenario {
    @Override
    public void play(Stage stage) throws Exception {
        UUID channel = stage.api().room("big", stage.people());
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < listeners; i++) {
            tokens.add(stage.people().get(i % stage.people().size()).token());
        }
        try (LiveClients clients = stage.clients()) {
            List<LiveClient> all = clients.connect(tokens);
            all.forEach(client -> client.subscribe(channel, null));
            Stage.await("all to listen", () -> all.stream().allMatch(LiveClient::live));
            LiveClient sender = clients.connect(List.of(tokens.getFirst())).getFirst();
            long warm = stage.warmUp().toSeconds() * perSecond;
            long messages = warm + stage.measured().toSeconds() * perSecond;
            long started = System.nanoTime();
            ProcessorTimes before = stage.processors();
            for (long sent = 0; sent < messages; sent++) {
                if (sent == warm) {
                    clients.clearTimes();
                    before = stage.processors();
                }
                long due = started + sent * 1_000_000_000L / perSecond;
                Stage.rest(java.time.Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                sender.send(channel);
            }
            clients.awaitDelivered(messages * listeners);
            ProcessorTimes taken = stage.processors().minus(before);
            clients.check();
            Latencies deliveries = clients.deliveries();
            stage.report()
                    .add(
                            "%,d members, %d messages/s".formatted(listeners, perSecond),
                            String.format(
                                    Locale.ROOT,
                                    "delivery p50 %s, p99 %s, last %s; CPU of server %.2f, Postgres %.2f of 1 processor",
                                    Report.milliseconds(deliveries.percentile(50)),
                                    Report.milliseconds(deliveries.percentile(99)),
                                    Report.milliseconds(deliveries.percentile(100)),
                                    (double) taken.server().toNanos()
                                            / stage.measured().toNanos(),
                                    (double) taken.postgres().toNanos()
                                            / stage.measured().toNanos()),
                            "each within 500 ms");
        }
    }
}
