package io.plexichat.benchmarks.live;

import io.plexichat.benchmarks.product.ProcessorTimes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** All people at once read what they missed: first what the server still has in memory, then what it has not. */
record CatchUpScenario(int messages, int pushedOut) implements Scenario {
    private static final int ROUNDS = 5;

    @Override
    public void play(Stage stage) throws Exception {
        UUID channel = stage.api().room("missed", stage.people());
        UUID other = stage.api().room("others", stage.people());
        long first = stage.api().send(stage.people().getFirst(), channel, messages);
        Stage.rest(Duration.ofSeconds(2));
        try (LiveClients clients = stage.clients()) {
            List<LiveClient> all = clients.connect(stage.tokens());
            measure("from memory", "at least 100,000/s", stage, clients, all, channel, first);
            stage.api().send(stage.people().getFirst(), other, pushedOut);
            Stage.rest(Duration.ofSeconds(5));
            measure("from the read model", "at least 50,000/s", stage, clients, all, channel, first);
            clients.check();
        }
    }

    private void measure(
            String from,
            String target,
            Stage stage,
            LiveClients clients,
            List<LiveClient> all,
            UUID channel,
            long first)
            throws Exception {
        StringBuilder rates = new StringBuilder();
        for (int round = 0; round < ROUNDS; round++) {
            all.forEach(LiveClient::forget);
            Stage.rest(Duration.ofMillis(200));
            ProcessorTimes before = stage.processors();
            long started = System.nanoTime();
            long delivered = clients.delivered();
            all.forEach(client -> client.subscribe(channel, first - 1));
            clients.awaitDelivered(delivered + (long) messages * all.size());
            double seconds = (System.nanoTime() - started) / 1e9;
            Stage.await("all to be live", () -> all.stream().allMatch(LiveClient::live));
            ProcessorTimes taken = stage.processors().minus(before);
            if (all.stream().anyMatch(client -> client.events() != messages)) {
                throw new IllegalStateException("Expected " + messages + " for each.");
            }
            rates.append(String.format(
                    Locale.ROOT,
                    "%s%,.0f/s (CPU of server %.2f s, Postgres %.2f s)",
                    round == 0 ? "" : "; ",
                    messages * all.size() / seconds,
                    taken.server().toNanos() / 1e9,
                    taken.postgres().toNanos() / 1e9));
        }
        stage.report()
                .add(
                        "%d clients catch up with %,d messages %s".formatted(all.size(), messages, from),
                        rates.toString(),
                        target);
    }
}
